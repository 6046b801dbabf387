//! What the benches share: generated maps, a window without a screen, and the peer.

pub(crate) mod desk;
pub(crate) mod maps;
pub(crate) mod peer;
