//! What is kept about a member: all of it shown, all of it deleted.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{day, noted, time};
use crate::member::{
    Declined, Kept, ListName, Noted, OwnWanted, OwnWatched, Rated, Score, Seen, Sentence,
};
use crate::snowflake::{GuildId, UserId};
use crate::store::{Error, Lent, Store, from_sql, to_sql};

/// Everything that names a member, and what deletes it. `$1` is the member; what stands behind it
/// may name the server.
///
/// Who changed a server's settings becomes nobody Discord knows: the change itself is the
/// server's, and `NULL` would say that the bot made it.
const FORGET: [&str; 8] = [
    "DELETE FROM seen_films WHERE member = $1",
    "DELETE FROM ratings WHERE member = $1",
    "DELETE FROM wanted_films WHERE member = $1",
    "DELETE FROM fulfilled_wishes WHERE member = $1",
    "DELETE FROM withdrawn_wishes WHERE member = $1",
    "DELETE FROM declined_films WHERE member = $1",
    "DELETE FROM watched_by WHERE member = $1",
    "UPDATE changes SET made_by = 0 WHERE made_by = $1",
];

/// Where something is kept about a member.
const SERVERS: &str = "SELECT server FROM seen_films WHERE member = $1 \
    UNION SELECT server FROM ratings WHERE member = $1 \
    UNION SELECT server FROM wanted_films WHERE member = $1 \
    UNION SELECT server FROM fulfilled_wishes WHERE member = $1 \
    UNION SELECT server FROM withdrawn_wishes WHERE member = $1 \
    UNION SELECT server FROM declined_films WHERE member = $1 \
    UNION SELECT server FROM watched_by WHERE member = $1 \
    UNION SELECT server FROM changes WHERE made_by = $1 ORDER BY server";

/// What a member has seen, and what is not for them.
const SEEN: &str = "SELECT server, film, title, seen_at FROM seen_films WHERE member = $1 \
    ORDER BY seen_at, film";
const DECLINED: &str = "SELECT server, film, title, declined_at FROM declined_films \
    WHERE member = $1 ORDER BY declined_at, film";

/// Rows of two tables, as they are read.
type Rating = (i64, String, String, i64, Option<String>, i64);
type Wish = (i64, i64, Option<String>, String, String, i64);

/// What was deleted about a member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// In how many servers.
    pub servers: usize,
    /// How many entries.
    pub entries: u64,
}

impl Store {
    /// Everything that is kept about a member, by server; in one server, or in all for `None`.
    pub async fn kept_about(
        &self,
        member: UserId,
        only_in: Option<GuildId>,
    ) -> Result<Vec<Kept>, Error> {
        let who = to_sql(member.0);
        // One transaction, so that what is shown is of one moment where the database can do that.
        let mut transaction = self.read().await?;
        transaction.begin().await?;
        let servers = servers(&mut transaction, who, only_in).await?;
        let mut all: BTreeMap<i64, Kept> = servers
            .into_iter()
            .map(|server| (server, nothing(server)))
            .collect();
        for (server, noted, at) in films(&mut transaction, SEEN, who).await? {
            if let Some(kept) = all.get_mut(&server) {
                kept.seen.push(Seen { noted, at });
            }
        }
        let rows: Vec<Rating> = sqlx::query_as(
            "SELECT server, film, title, score, sentence, rated_at FROM ratings \
             WHERE member = $1 ORDER BY rated_at, film",
        )
        .bind(who)
        .fetch_all(&mut transaction)
        .await?;
        for (server, film, title, score, sentence, at) in rows {
            let score = u8::try_from(score).ok().and_then(Score::new);
            if let (Some(kept), Some(noted), Some(score)) =
                (all.get_mut(&server), noted(&film, title), score)
            {
                kept.ratings.push(Rated {
                    noted,
                    score,
                    sentence: sentence.and_then(|text| Sentence::try_from(text).ok()),
                    at: time(at),
                });
            }
        }
        let rows: Vec<Wish> = sqlx::query_as(
            "SELECT wishes.server, ended, name, film, title, wanted_at FROM \
             (SELECT server, 0 AS ended, list, film, title, wanted_at FROM wanted_films \
             WHERE member = $1 \
             UNION ALL SELECT server, 1 AS ended, list, film, title, wanted_at \
             FROM fulfilled_wishes WHERE member = $1 \
             UNION ALL SELECT server, 1 AS ended, list, film, title, wanted_at \
             FROM withdrawn_wishes WHERE member = $1) AS wishes \
             LEFT JOIN watchlists ON watchlists.server = wishes.server \
             AND number = list ORDER BY wanted_at, film",
        )
        .bind(who)
        .fetch_all(&mut transaction)
        .await?;
        for (server, ended, name, film, title, at) in rows {
            if let (Some(kept), Some(noted)) = (all.get_mut(&server), noted(&film, title)) {
                let wishes = match ended {
                    0 => &mut kept.wanted,
                    _ => &mut kept.ended_wishes,
                };
                wishes.push(OwnWanted {
                    list: name.and_then(|name| ListName::parse(&name)),
                    noted,
                    at: time(at),
                });
            }
        }
        for (server, noted, at) in films(&mut transaction, DECLINED, who).await? {
            if let Some(kept) = all.get_mut(&server) {
                kept.not_for_me.push(Declined { noted, at });
            }
        }
        let rows: Vec<(i64, String, String, i64)> = sqlx::query_as(
            "SELECT watched_films.server, film, title, watched_on FROM watched_by \
             JOIN watched_films ON watched_films.server = watched_by.server \
             AND watched_films.number = watched_by.number WHERE member = $1 \
             ORDER BY watched_on, watched_films.number",
        )
        .bind(who)
        .fetch_all(&mut transaction)
        .await?;
        for (server, film, title, on) in rows {
            if let (Some(kept), Some(noted), Some(on)) =
                (all.get_mut(&server), noted(&film, title), day(on))
            {
                kept.watched.push(OwnWatched { noted, on });
            }
        }
        let rows: Vec<(i64, i64)> = sqlx::query_as(
            "SELECT server, made_at FROM changes WHERE made_by = $1 ORDER BY made_at",
        )
        .bind(who)
        .fetch_all(&mut transaction)
        .await?;
        for (server, at) in rows {
            if let Some(kept) = all.get_mut(&server) {
                kept.changed_settings.push(time(at));
            }
        }
        self.commit(transaction).await?;
        Ok(all.into_values().collect())
    }

    /// Deletes everything that is kept about a member; in one server, or in all for `None`.
    pub async fn forget_member(
        &self,
        member: UserId,
        only_in: Option<GuildId>,
    ) -> Result<Forgotten, Error> {
        let who = to_sql(member.0);
        let mut transaction = self.begin().await?;
        let servers = servers(&mut transaction, who, only_in).await?;
        let mut forgotten = Forgotten::default();
        for server in servers {
            sqlx::query("UPDATE servers SET revision = revision + 1 WHERE id = $1")
                .bind(server)
                .execute(&mut transaction)
                .await?;
            let mut entries = 0;
            for sql in FORGET {
                let sql = sqlx::AssertSqlSafe(format!("{sql} AND server = $2"));
                let done = sqlx::query(sql)
                    .bind(who)
                    .bind(server)
                    .execute(&mut transaction)
                    .await?;
                entries += done.rows_affected();
            }
            forgotten.servers += usize::from(entries > 0);
            forgotten.entries += entries;
        }
        let committed = self.commit(transaction).await;
        self.spreads.forget_all();
        committed?;
        Ok(forgotten)
    }
}

/// Films that a member noted, each with its server and the time.
async fn films(
    transaction: &mut Lent,
    sql: &'static str,
    who: i64,
) -> Result<Vec<(i64, Noted, Timestamp)>, Error> {
    let rows: Vec<(i64, String, String, i64)> =
        sqlx::query_as(sql).bind(who).fetch_all(transaction).await?;
    let film = |(server, film, title, at): (i64, String, String, i64)| {
        Some((server, noted(&film, title)?, time(at)))
    };
    Ok(rows.into_iter().filter_map(film).collect())
}

/// The servers where something is kept about a member, among those asked for.
async fn servers(
    transaction: &mut Lent,
    who: i64,
    only_in: Option<GuildId>,
) -> Result<Vec<i64>, Error> {
    let servers: Vec<i64> = sqlx::query_scalar(SERVERS)
        .bind(who)
        .fetch_all(&mut *transaction)
        .await?;
    let is_asked_for = |server: &i64| only_in.is_none_or(|guild| to_sql(guild.0) == *server);
    Ok(servers.into_iter().filter(is_asked_for).collect())
}

fn nothing(server: i64) -> Kept {
    Kept {
        server: GuildId(from_sql(server)),
        seen: Vec::new(),
        ratings: Vec::new(),
        wanted: Vec::new(),
        ended_wishes: Vec::new(),
        not_for_me: Vec::new(),
        watched: Vec::new(),
        changed_settings: Vec::new(),
    }
}
