//! Films of the day and servers that come and go: what the bot does without being asked.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::App;
use crate::command::{self, About, Call, ChannelId, Context, GuildId, Message};
use crate::film::FilmId;
use crate::locale::Locale;
use crate::settings::{Settings, Visibility};
use crate::state::Away;
use crate::store::{Error, Kept, Shard};

/// A film of the day that is to be posted.
#[derive(Debug, Clone)]
pub struct Due {
    pub guild: GuildId,
    pub channel: ChannelId,
    /// The day, where the server is.
    pub day: Date,
    /// The server's settings.
    pub settings: Settings,
}

impl App {
    /// The films of the day that are due at this time. Some may have been posted already.
    pub async fn films_due(&self, now: Timestamp) -> Result<Vec<Due>, Error> {
        let Some(store) = self.store() else {
            return Ok(Vec::new());
        };
        let due = |(guild, chosen): (_, crate::settings::Chosen)| {
            let settings = chosen.over(&self.defaults);
            let film = &settings.film_of_the_day;
            Some(Due {
                guild,
                channel: film.channel?,
                day: film.due(now)?,
                settings,
            })
        };
        let servers = store.film_servers().await?;
        Ok(servers.into_iter().filter_map(due).collect())
    }

    /// Picks the film for a server, one that it has not been shown, and remembers it; `None` if no
    /// film fits its settings.
    pub async fn film_for(&self, due: &Due) -> Result<Option<FilmId>, Error> {
        let (catalog, call) = (self.catalog(), call(due, None));
        let about = About::default();
        let context = Context::new(self.means(&catalog, &about), &call, Visibility::Public);
        match command::pick_film_of_the_day(&context).await {
            Ok(film) => Ok(film.map(|film| catalog.film(film).id.clone())),
            Err(Away::Store(error)) => Err(error),
            Err(Away::NoDatabase | Away::NoServer) => Ok(None),
        }
    }

    /// The message with the film and how the server rates it; `None` if it has left the library.
    /// `locale` is the server's language, as Discord knows it.
    pub async fn film_message(
        &self,
        due: &Due,
        film: &FilmId,
        locale: Option<Locale>,
    ) -> Option<Message> {
        let (catalog, call) = (self.catalog(), call(due, locale));
        let about = About::default();
        let context = Context::new(self.means(&catalog, &about), &call, Visibility::Public);
        let film = catalog.find(film)?;
        Some(command::film_of_the_day(&context, film).await)
    }

    /// Notes that the bot is on a server: one that had removed it is then not forgotten.
    pub async fn note_presence(&self, guild: GuildId) {
        let Some(store) = self.store() else {
            return;
        };
        match store.note_presence(guild).await {
            Ok(true) => tracing::info!(guild_id = guild.0, "a server added the bot again"),
            Ok(false) => {}
            Err(error) => not_noted(guild, error),
        }
    }

    /// Notes that a server removed the bot. Returns whether nothing is left to be noted.
    pub async fn note_removal(&self, guild: GuildId) -> bool {
        let Some(store) = self.store() else {
            return true;
        };
        let noted = store.note_removal(guild, self.now()).await;
        match noted {
            Ok(()) => {
                tracing::info!(guild_id = guild.0, "a server removed the bot");
                true
            }
            Err(error) => {
                not_noted(guild, error);
                false
            }
        }
    }

    /// Compares the servers of a shard with those that Discord says the bot is on: notes who took
    /// it back, and gives those that should be among them and are not.
    pub async fn missing_servers(&self, shard: Shard, present: &HashSet<GuildId>) -> Vec<GuildId> {
        let Some(store) = self.store() else {
            return Vec::new();
        };
        let kept = match store.kept_servers(shard).await {
            Ok(kept) => kept,
            Err(error) => {
                tracing::error!(
                    shard = shard.number,
                    cause = format!("{:#}", anyhow::Error::from(error)),
                    "cannot tell which servers came and went while the bot was offline"
                );
                return Vec::new();
            }
        };
        let mut missing = Vec::new();
        for Kept { guild, is_removed } in kept {
            match (present.contains(&guild), is_removed) {
                (true, true) => self.note_presence(guild).await,
                (false, false) => missing.push(guild),
                (true, false) | (false, true) => {}
            }
        }
        missing
    }
}

fn not_noted(guild: GuildId, error: Error) {
    tracing::error!(
        guild_id = guild.0,
        cause = format!("{:#}", anyhow::Error::from(error)),
        "cannot record that a server came or went"
    );
}

/// What is posted answers nobody, and everybody in the channel reads it.
fn call(due: &Due, locale: Option<Locale>) -> Call {
    Call::by_itself(due.guild, due.channel, due.settings.clone(), locale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::config::Database;
    use crate::store::{KEPT_AFTER_REMOVAL, Shown, Store};

    #[tokio::test]
    async fn who_is_missing_is_found_until_it_is_noted_and_who_is_back_is_welcome() {
        let place = tempfile::tempdir().unwrap();
        let database = Database::File(place.path().join("reelated.db"));
        let store = Store::open(&database).await.unwrap();
        let app = App::new(
            Catalog::new(Vec::new()),
            Settings::default(),
            Box::new(|| 1),
        )
        .with_store(store.clone(), Box::new(|| Timestamp::UNIX_EPOCH));
        // The last belongs to the other shard.
        let [here, back, missing, gone, elsewhere] =
            [2 << 22, 4 << 22, 6 << 22, 8 << 22, 3 << 22].map(GuildId);
        for guild in [here, back, missing, gone, elsewhere] {
            let shown = || Shown {
                film: FilmId::parse("heat-1995").unwrap(),
                forget: Vec::new(),
            };
            let picked = store.pick(guild, |_| Some(((), shown()))).await;
            picked.unwrap().unwrap();
        }
        for guild in [back, gone] {
            assert!(app.note_removal(guild).await);
        }
        let shard = Shard { number: 0, of: 2 };
        let strange = GuildId(100 << 22);
        let present = HashSet::from([here, back, strange]);
        assert_eq!(app.missing_servers(shard, &present).await, [missing]);
        assert_eq!(app.missing_servers(shard, &present).await, [missing]);
        app.note_removal(missing).await;
        assert_eq!(app.missing_servers(shard, &present).await, []);
        let late = Timestamp::UNIX_EPOCH + KEPT_AFTER_REMOVAL;
        assert_eq!(store.forget_removed(late).await.unwrap(), 2);
        let shards = [0, 1].map(|number| store.kept_servers(Shard { number, of: 2 }));
        let kept = futures_util::future::join_all(shards).await;
        let kept: Vec<_> = kept.into_iter().flat_map(Result::unwrap).collect();
        let kept: Vec<_> = kept
            .iter()
            .map(|kept| (kept.guild, kept.is_removed))
            .collect();
        assert_eq!(kept, [(here, false), (back, false), (elsewhere, false)]);

        store.close().await;
        assert_eq!(app.missing_servers(shard, &HashSet::new()).await, []);
        assert!(!app.note_removal(here).await, "it is to be tried again");
    }
}
