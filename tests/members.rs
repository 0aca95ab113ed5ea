//! What members keep, through the whole bot, with a database and the fake Discord.

#![expect(clippy::unwrap_used, reason = "a test that panics says where")]

mod fake_discord;
#[path = "members/attack.rs"]
mod attack;
#[path = "members/kept.rs"]
mod kept;
#[path = "members/recommend.rs"]
mod recommend;
#[path = "members/scene.rs"]
mod scene;
#[path = "members/watchlist.rs"]
mod watchlist;
