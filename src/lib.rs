//! Reelated: a Discord bot that recommends films.
#![doc = "The modules stand in reading order: the pure core, the conversation, the edges."]

pub mod clean;
pub mod film;
pub mod fold;
pub mod review;
pub mod settings;
pub mod text;
