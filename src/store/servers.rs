//! Servers that remove the bot: forgotten after a while, and welcome back until then.

use jiff::{SignedDuration, Timestamp};

use super::{Error, Store, from_sql, to_sql};
use crate::snowflake::GuildId;

/// How long everything about a server is kept after it removed the bot.
pub const KEPT_AFTER_REMOVAL: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The tables in which a server can have many rows, those that refer to another first, and what
/// tells their rows apart.
const GROWING: [(&str, &str); 9] = [
    ("shown_films", "server, film"),
    ("seen_films", "server, member, film"),
    ("ratings", "server, film, member"),
    ("wanted_films", "server, list, film, member"),
    ("watched_by", "server, number, member"),
    ("fulfilled_wishes", "server, number, list, member"),
    ("watched_films", "server, number"),
    ("declined_films", "server, member, film"),
    ("withdrawn_wishes", "server, number, member"),
];

/// The servers that one connection to Discord is told about.
///
/// Source: Discord's documentation, events/gateway, "Sharding".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Its number, from 0 on.
    pub number: u32,
    /// How many shards there are.
    pub of: u32,
}

/// A server that something is kept about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    pub guild: GuildId,
    /// Whether it is noted that it removed the bot.
    pub is_removed: bool,
}

impl Store {
    /// The servers of a shard that something is kept about.
    pub async fn kept_servers(&self, shard: Shard) -> Result<Vec<Kept>, Error> {
        let rows: Vec<(i64, Option<i64>)> = sqlx::query_as(
            // The shift is signed: without the mask, the largest ids would belong to no shard.
            "SELECT id, removed_at FROM servers \
             WHERE ((id >> 22) & 4398046511103) % $1 = $2 ORDER BY id",
        )
        .bind(i64::from(shard.of))
        .bind(i64::from(shard.number))
        .fetch_all(&mut self.read().await?)
        .await?;
        let kept = |(id, removed_at): (i64, Option<i64>)| Kept {
            guild: GuildId(from_sql(id)),
            is_removed: removed_at.is_some(),
        };
        Ok(rows.into_iter().map(kept).collect())
    }

    /// Notes that a server removed the bot. The first note counts.
    pub async fn note_removal(&self, guild: GuildId, at: Timestamp) -> Result<(), Error> {
        let mut transaction = self.begin().await?;
        sqlx::query("UPDATE servers SET removed_at = COALESCE(removed_at, $2) WHERE id = $1")
            .bind(to_sql(guild.0))
            .bind(at.as_second())
            .execute(&mut transaction)
            .await?;
        self.commit(transaction).await
    }

    /// Notes that the bot is on a server, again or still. Returns whether it had been removed.
    pub async fn note_presence(&self, guild: GuildId) -> Result<bool, Error> {
        let removed = "SELECT id FROM servers WHERE id = $1 AND removed_at IS NOT NULL";
        let removed: Option<i64> = sqlx::query_scalar(removed)
            .bind(to_sql(guild.0))
            .fetch_optional(&mut self.read().await?)
            .await?;
        // At the start this is asked about every server, and nearly all of them stayed.
        if removed.is_none() {
            return Ok(false);
        }
        let mut transaction = self.begin().await?;
        let done = sqlx::query(
            "UPDATE servers SET removed_at = NULL WHERE id = $1 AND removed_at IS NOT NULL",
        )
        .bind(to_sql(guild.0))
        .execute(&mut transaction)
        .await?;
        self.commit(transaction).await?;
        Ok(done.rows_affected() > 0)
    }

    /// Forgets everything about the servers that removed the bot [`KEPT_AFTER_REMOVAL`] ago.
    /// Returns how many there were.
    pub async fn forget_removed(&self, now: Timestamp) -> Result<u64, Error> {
        // Deleting a server would delete all its rows with it, as many as its members made.
        for (table, key) in GROWING {
            let those = format!(
                "SELECT {key} FROM {table} \
                 WHERE server IN (SELECT id FROM servers WHERE removed_at <= $1)"
            );
            self.delete_in_portions(table, key, &those, 5000, now)
                .await?;
        }
        let those = "SELECT id FROM servers WHERE removed_at <= $1";
        self.delete_in_portions("servers", "id", those, 50, now)
            .await
    }

    /// Deletes rows, a limited number at a time: more would take longer than a statement may, and
    /// keep others from writing meanwhile. Returns how many there were.
    async fn delete_in_portions(
        &self,
        table: &str,
        key: &str,
        those: &str,
        at_once: u64,
        now: Timestamp,
    ) -> Result<u64, Error> {
        let sql = format!("DELETE FROM {table} WHERE ({key}) IN ({those} LIMIT {at_once})");
        let mut deleted = 0;
        loop {
            let mut transaction = self.begin().await?;
            let done = sqlx::query(sqlx::AssertSqlSafe(sql.as_str()))
                .bind((now - KEPT_AFTER_REMOVAL).as_second())
                .execute(&mut transaction)
                .await?;
            self.commit(transaction).await?;
            deleted += done.rows_affected();
            if done.rows_affected() < at_once {
                return Ok(deleted);
            }
        }
    }
}
