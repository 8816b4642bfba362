//! The stage `tokens`, through the public face.
