//! Servers' settings: read, changed, remembered, taken back.

use std::time::Instant;

use jiff::Timestamp;

use super::chosen::take;
use super::{Error, Lent, Store, Writer, film_days, from_sql, to_sql};
use crate::settings::{
    Change, ChangedSince, Chosen, Contradiction, Entry, Field, Setting, Undone, Way,
};
use crate::snowflake::{GuildId, UserId};

/// How many changes of a server are remembered.
const REMEMBERED: i64 = 50;

/// How each way of changing settings is stored.
const WAYS: [(&str, Way); 5] = [
    ("set", Way::Set),
    ("import", Way::Import),
    ("reset", Way::Reset),
    ("undo", Way::Undo),
    ("disown", Way::Disown),
];

fn word(way: Way) -> &'static str {
    let found = WAYS.iter().find(|(_, known)| *known == way);
    found.map_or("set", |(word, _)| word)
}

fn way(word: &str) -> Way {
    let found = WAYS.iter().find(|(known, _)| *known == word);
    found.map_or(Way::Set, |(_, way)| *way)
}

impl Store {
    /// What a server has chosen, or had a second ago if another process has changed it since:
    /// good enough for an answer, but not as the basis of a change.
    pub async fn recent_settings(&self, guild: GuildId, now: Instant) -> Result<Chosen, Error> {
        let before = match self.cache.get(&guild, now) {
            Ok(chosen) => return Ok(chosen),
            Err(before) => before,
        };
        let chosen = self.soon(self.settings(guild)).await?;
        self.cache.keep(before, guild, now, &chosen);
        Ok(chosen)
    }

    /// What a server has chosen.
    pub async fn settings(&self, guild: GuildId) -> Result<Chosen, Error> {
        let mut connection = self.read().await?;
        read(&mut connection, guild).await
    }

    /// Changes a server's settings as `decide` says, and remembers what changed.
    ///
    /// `decide` sees what is chosen now, and nothing changes it meanwhile. What it refuses comes
    /// back as the inner error, and nothing is kept.
    pub async fn change<E>(
        &self,
        writer: Writer,
        way: Way,
        decide: impl FnOnce(&mut Chosen) -> Result<(), E>,
    ) -> Result<Result<Vec<Change>, E>, Error> {
        let (mut transaction, number) = self.write(writer.guild).await?;
        let before = read(&mut transaction, writer.guild).await?;
        let mut after = before.clone();
        if let Err(refused) = decide(&mut after) {
            return Ok(Err(refused));
        }
        let changes = before.changes_to(&after);
        if !changes.is_empty() {
            keep(&mut transaction, writer.guild, &changes).await?;
            remember(&mut transaction, writer, number, way, &changes).await?;
            let committed = self.commit(transaction).await;
            // Also if that failed: it may have happened all the same.
            self.cache.forget(&writer.guild);
            committed?;
        }
        Ok(Ok(changes))
    }

    /// The changes of a server, the latest first.
    pub async fn history(&self, guild: GuildId) -> Result<Vec<Entry>, Error> {
        let mut connection = self.read().await?;
        entries(&mut connection, guild, 0).await
    }

    /// Takes back a change, unless one of its settings was changed again since, or `check` finds
    /// that what it leads to does not go together.
    pub async fn undo(
        &self,
        writer: Writer,
        number: i64,
        check: impl FnOnce(&Chosen) -> Result<(), Contradiction>,
    ) -> Result<Undone, Error> {
        let mut connection = self.read().await?;
        let entries = entries(&mut connection, writer.guild, number).await?;
        drop(connection);
        let Some(entry) = entries.into_iter().find(|entry| entry.number == number) else {
            return Ok(Undone::Forgotten);
        };
        // The entry itself never changes, so that it may be read before.
        let take_back = |chosen: &mut Chosen| {
            let undone = chosen.undo(&entry.changes);
            undone.map_err(|ChangedSince(fields)| Undone::ChangedSince(fields))?;
            check(chosen).map_err(Undone::Contradiction)
        };
        let undone = self.change(writer, Way::Undo, take_back).await?;
        Ok(undone.map_or_else(|why_not| why_not, Undone::Done))
    }
}

async fn read(connection: &mut Lent, guild: GuildId) -> Result<Chosen, Error> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT field, value FROM settings WHERE server = $1")
            .bind(to_sql(guild.0))
            .fetch_all(connection)
            .await?;
    let mut chosen = Chosen::default();
    for (path, value) in &rows {
        take(&mut chosen, guild, path, value);
    }
    Ok(chosen)
}

async fn keep(connection: &mut Lent, guild: GuildId, changes: &[Change]) -> Result<(), Error> {
    for change in changes {
        match &change.is {
            Some(setting) => {
                sqlx::query(
                    "INSERT INTO settings (server, field, value) VALUES ($1, $2, $3) \
                     ON CONFLICT (server, field) DO UPDATE SET value = excluded.value",
                )
                .bind(to_sql(guild.0))
                .bind(change.field.path())
                .bind(setting.to_toml())
                .execute(&mut *connection)
                .await?
            }
            None => {
                sqlx::query("DELETE FROM settings WHERE server = $1 AND field = $2")
                    .bind(to_sql(guild.0))
                    .bind(change.field.path())
                    .execute(&mut *connection)
                    .await?
            }
        };
        // Turning it off does not choose another channel: why it was turned off is still worth
        // knowing.
        if let Some(Setting::FilmChannel(Some(_))) = change.is {
            film_days::forget_refusals(connection, guild).await?;
        }
    }
    Ok(())
}

async fn remember(
    connection: &mut Lent,
    writer: Writer,
    number: i64,
    way: Way,
    changes: &[Change],
) -> Result<(), Error> {
    let server = to_sql(writer.guild.0);
    sqlx::query(
        "INSERT INTO changes (server, number, made_at, made_by, way) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(server)
    .bind(number)
    .bind(writer.at.as_second())
    .bind(writer.who.map(|who| to_sql(who.0)))
    .bind(word(way))
    .execute(&mut *connection)
    .await?;
    for Change { field, was, is } in changes {
        sqlx::query(
            "INSERT INTO changed_settings (server, number, field, was, became) \
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(server)
        .bind(number)
        .bind(field.path())
        .bind(was.as_ref().map(Setting::to_toml))
        .bind(is.as_ref().map(Setting::to_toml))
        .execute(&mut *connection)
        .await?;
    }
    sqlx::query(
        "DELETE FROM changes WHERE server = $1 AND number <= \
         (SELECT number FROM changes WHERE server = $1 ORDER BY number DESC LIMIT 1 OFFSET $2)",
    )
    .bind(server)
    .bind(REMEMBERED)
    .execute(connection)
    .await?;
    Ok(())
}

/// The changes of a server from a given number on, the latest first.
async fn entries(connection: &mut Lent, guild: GuildId, from: i64) -> Result<Vec<Entry>, Error> {
    type Row = (
        i64,
        i64,
        Option<i64>,
        String,
        String,
        Option<String>,
        Option<String>,
    );
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT number, made_at, made_by, way, field, was, became \
         FROM changes JOIN changed_settings USING (server, number) \
         WHERE server = $1 AND number >= $2 ORDER BY number DESC",
    )
    .bind(to_sql(guild.0))
    .bind(from)
    .fetch_all(connection)
    .await?;
    let mut entries: Vec<Entry> = Vec::new();
    for (number, at, who, way, field, was, is) in rows {
        if entries.last().is_none_or(|entry| entry.number != number) {
            entries.push(Entry {
                number,
                at: Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH),
                who: who.map(|who| UserId(from_sql(who))),
                way: self::way(&way),
                changes: Vec::new(),
            });
        }
        if let (Some(entry), Some(field)) = (entries.last_mut(), Field::from_path(&field)) {
            let setting = |text: Option<String>| Setting::from_toml(field, &text?);
            entry.changes.push(Change {
                field,
                was: setting(was),
                is: setting(is),
            });
        }
    }
    for entry in &mut entries {
        entry.changes.sort_by_key(|change| change.field);
    }
    Ok(entries)
}
