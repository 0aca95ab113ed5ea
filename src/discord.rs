//! The Discord edge: the only place that names serenity.
//!
//! Interactions come in as serenity's types and leave as [`crate::command::Call`]s; replies come
//! back and leave as Discord's JSON, which the gateway and anything else that speaks Discord send
//! as it stands.

pub mod answer;
pub mod belongings;
pub mod call;
mod controls;
pub mod conversation;
pub mod daily;
pub mod departures;
pub mod endpoint;
pub mod form;
pub mod gateway;
mod later;
pub mod lease;
pub mod limits;
pub mod register;
pub mod rest;
mod unreadable;
