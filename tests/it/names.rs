//! The stage `names`, through the public face.
