//! The stage `events`, through the public face.
