//! What members keep, through the whole bot, with a database and the fake Discord.

use fake_discord::{Answer, Member};
use reelated::film::FilmId;
use reelated::member::{Kept, Noted};
use reelated::snowflake::UserId;

use crate::scene::Scene;

mod attack;
mod first_minute;
mod kept;
mod offered;
mod recommend;
mod taste;
mod watchlist;

impl Scene {
    async fn rate(&self, member: &Member, score: &str, sentence: &[(&str, &str)]) -> Answer {
        let options = [&[("film", "heat-1995"), ("score", score)], sentence].concat();
        self.says(member, "/rate", &options).await
    }

    /// How many entries are kept about a member.
    async fn entries(&self, member: &Member) -> usize {
        let kept = self.store.kept_about(UserId(member.id()), None).await;
        kept.unwrap().iter().map(Kept::entries).sum()
    }
}

/// A film that the library does not have, or not any more.
fn gone() -> Noted {
    Noted {
        film: FilmId::parse("gone-1900").unwrap(),
        title: "Gone *and* @everyone (1900)".to_owned(),
    }
}
