//! Reelated: a Discord bot that recommends films.
//!
//! The modules stand in reading order: a module names only those above it, as
//! `tests/architecture.rs` says.

// The pure core: no serenity, no tokio, no SQL, no clock.
pub mod clean;
pub mod cores;
pub mod fold;
pub mod film;
pub mod diagnostic;
pub mod document;
pub mod review;
pub mod catalog;
pub mod library;

// What is said: in which words, and what buttons stand for.
pub mod locale;
pub mod snowflake;
pub mod settings;
pub mod member;
pub mod markup;
pub mod action;
pub mod refusal;
pub mod text;

// What is kept.
pub mod config;
pub mod store;
pub mod state;

// The conversation: a call in, a reply or a refusal out.
pub mod pace;
pub mod command;

// The edges.
pub mod check;
pub mod catalogue_import;
pub mod telemetry;
pub mod app;
pub mod watch;
pub mod discord;
pub mod playground;
pub mod cli;
