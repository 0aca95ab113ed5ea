//! All that is tested from outside of the crate, in one program: so the bot is linked once.
//!
//! `cargo test --test it settings::` runs the tests of one module.

#![expect(clippy::unwrap_used, reason = "a test that panics says where")]
#![expect(clippy::format_collect, reason = "short tests over fast ones")]

// The library: reviews, listings, and what is made of them.
mod bundled;
mod import;
mod library;
mod spoilers;
mod summaries;
mod titles;

// Calls and their answers.
mod commands;
mod conversation;
mod readme;

// The whole bot, with the fake Discord.
mod scene;
mod bot;
mod daily;
mod endpoint;
mod hostile;
mod members;
mod picks;
mod process;
mod settings;
