//! The stage `quotes`, through the public face.
