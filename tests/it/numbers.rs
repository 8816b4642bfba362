//! The stage `numbers`, through the public face.
