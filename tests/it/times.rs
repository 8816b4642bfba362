//! The stage `times`, through the public face.
