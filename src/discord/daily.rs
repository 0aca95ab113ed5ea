//! The film of the day: posted where and when servers want one, once.
//!
//! Looks once a minute. A row claimed in the database decides which of all processes posts, so a
//! restart or a second process posts nothing again; what could not be sent is tried again until
//! it is too late. A process that is killed between the two leaves the day out: rather none than
//! two. A channel that refuses for three days is left alone.

use std::collections::HashMap;
use std::future::ready;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::StreamExt as _;
use futures_util::stream;
use jiff::Timestamp;
use jiff::civil::Date;
use tokio::sync::Mutex;
use tokio::time::{Interval, MissedTickBehavior};
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

use super::answer::MessageJson;
use super::rest::{Rest, RestError};
use crate::app::{App, Due};
use crate::command::{ChannelId, GuildId, Message};
use crate::film::FilmId;
use crate::locale::Locale;
use crate::settings::{Chosen, Setting, Way};
use crate::store::{DayOutcome, Error, Store, Writer};

/// After so many days on which the channel refused, the film of the day is turned off.
const REFUSALS: i64 = 3;
/// How many are on their way at once.
const AT_ONCE: usize = 8;
/// The pause between two: half of Discord's 50 requests a second, since each may take two, and
/// other processes of the bot may post, too.
///
/// Source: Discord's documentation, topics/rate-limits, "Global Rate Limit".
pub const PAUSE: Duration = Duration::from_millis(80);
/// How long a request is tried for; a minute later it is tried again.
const PATIENCE: Duration = Duration::from_secs(4);

/// Discord's number for what the bot may not do in a channel.
const MISSING_PERMISSIONS: u64 = 50013;

/// How long films are posted before it is looked again whose are due. Beyond ten thousand servers
/// at one minute a process needs more than one pass.
const LONGEST_PASS: Duration = Duration::from_mins(15);

/// Whatever can post in channels: Discord, or a stand-in of a test.
pub trait Channels: Send + Sync + 'static {
    /// The server's own language, where the bot speaks it.
    fn locale(
        &self,
        guild: GuildId,
    ) -> impl Future<Output = Result<Option<Locale>, RestError>> + Send;

    /// Posts a message. A second one of the same `nonce`, sent soon after, is taken for the first.
    fn post(
        &self,
        channel: ChannelId,
        nonce: &str,
        message: Message,
    ) -> impl Future<Output = Result<(), RestError>> + Send;
}

impl Channels for Rest {
    async fn locale(&self, guild: GuildId) -> Result<Option<Locale>, RestError> {
        let locale = self
            .guild_locale(guild.0, Instant::now() + PATIENCE)
            .await?;
        Ok(Locale::from_discord(&locale))
    }

    async fn post(
        &self,
        channel: ChannelId,
        nonce: &str,
        message: Message,
    ) -> Result<(), RestError> {
        let wants_cards = !message.cards.is_empty();
        let (message, files) = MessageJson::new(message);
        let deadline = Instant::now() + PATIENCE;
        let posted = self
            .create_message(channel.0, message.json_once(nonce), &files, deadline)
            .await?;
        let Some(bare) = posted.filter(|posted| wants_cards && !posted.has_cards()) else {
            return Ok(());
        };
        // Where the bot may not embed links, Discord posts the text alone and says nothing.
        let channel_id = serenity::all::ChannelId::new(channel.0);
        if let Err(error) = self.delete_message(channel_id, bare.id, deadline).await {
            warn!(channel_id = channel.0, %error, "a message without its card stays");
        }
        Err(RestError::Refused {
            status: 403,
            code: MISSING_PERMISSIONS,
            message: "Embed Links is missing".to_owned(),
        })
    }
}

/// What has been done in a server about its latest day.
enum Day {
    /// It is to be tried again.
    Pending(Pending),
    /// Nothing is left to be done, here at least.
    Done(Date),
}

/// A day that is to be tried again.
#[derive(Clone)]
struct Pending {
    day: Date,
    /// What was picked, so that no try uses up another film.
    film: Option<FilmId>,
    /// Whether the day is claimed all the while, because it could not be given back.
    is_held: bool,
}

/// Posts films of the day.
pub struct Daily<C> {
    app: Arc<App>,
    channels: C,
    pace: Mutex<Interval>,
    /// Only to ask the database less: it alone decides.
    days: HashMap<GuildId, Day>,
}

impl<C: Channels> Daily<C> {
    /// Posts by `channels`, with a `pause` between two.
    ///
    /// # Panics
    /// Outside of a runtime.
    pub fn new(app: Arc<App>, channels: C, pause: Duration) -> Self {
        let mut pace = tokio::time::interval(pause);
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self {
            app,
            channels,
            pace: Mutex::new(pace),
            days: HashMap::new(),
        }
    }

    /// Looks every minute until `stop`; what is being posted then is finished.
    pub async fn run(mut self, stop: CancellationToken) {
        loop {
            let now = self.app.now();
            self.post_due(now, &stop).await;
            self.forget_removed(now).await;
            let after = self.app.now();
            let seconds = 60 - after.as_second().rem_euclid(60);
            tokio::select! {
                () = tokio::time::sleep(Duration::from_secs(seconds.unsigned_abs())) => {}
                () = stop.cancelled() => return,
            }
        }
    }

    /// Posts every film that is due at this time and has not been posted.
    pub async fn post_due(&mut self, now: Timestamp, stop: &CancellationToken) {
        let Some(store) = self.app.store().cloned() else {
            return;
        };
        let mut due = match self.app.films_due(now).await {
            Ok(due) => due,
            Err(error) => {
                return log(
                    None,
                    error,
                    "nobody can be asked who wants a film of the day",
                );
            }
        };
        due.retain(
            |due| !matches!(self.days.get(&due.guild), Some(Day::Done(day)) if *day == due.day),
        );
        let posts = due.into_iter().map(|due| {
            let pending = match self.days.get(&due.guild) {
                Some(Day::Pending(pending)) if pending.day == due.day => pending.clone(),
                _ => Pending {
                    day: due.day,
                    film: None,
                    is_held: false,
                },
            };
            (due, pending)
        });
        let posts: Vec<_> = posts.collect();
        let (this, begun) = (&*self, Instant::now());
        let done: Vec<(GuildId, Day)> = stream::iter(posts)
            // Where Discord does not answer, a pass would go on until it is too late for most.
            .take_while(|_| ready(!stop.is_cancelled() && begun.elapsed() < LONGEST_PASS))
            .map(|(due, pending)| this.serve(&store, due, pending, now))
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        self.days.extend(done);
    }

    /// Posts the film of one server, if nobody else has.
    async fn serve(
        &self,
        store: &Store,
        due: Due,
        mut pending: Pending,
        now: Timestamp,
    ) -> (GuildId, Day) {
        let (guild, day) = (due.guild, due.day);
        let done = (guild, Day::Done(day));
        if !pending.is_held {
            match store.claim_day(guild, day, now).await {
                Ok(true) => {}
                Ok(false) => return done,
                Err(error) => {
                    log(Some(guild), error, "a film of the day cannot be claimed");
                    return (guild, Day::Pending(pending));
                }
            }
        }
        let film = match &pending.film {
            Some(film) => film.clone(),
            None => match self.app.film_for(&due).await {
                Ok(Some(film)) => film,
                Ok(None) => {
                    warn!(guild_id = guild.0, "no film fits for the film of the day");
                    return done;
                }
                Err(error) => {
                    log(Some(guild), error, "no film of the day can be picked");
                    pending.is_held = !give_back(store, guild, day).await;
                    return (guild, Day::Pending(pending));
                }
            },
        };
        self.pace.lock().await.tick().await;
        match self.post(&due, &film).await {
            Ok(()) => {
                info!(guild_id = guild.0, film = film.as_str(), "film of the day");
                self.settle(store, &due, DayOutcome::Posted, now).await;
                done
            }
            // Without a code of Discord's it is some proxy that refuses, and anything but these two
            // is the bot's own fault.
            Err(
                error @ RestError::Refused {
                    status: 403 | 404,
                    code: 1..,
                    ..
                },
            ) => {
                warn!(guild_id = guild.0, channel_id = due.channel.0, %error,
                    "the channel refused the film of the day");
                self.settle(store, &due, DayOutcome::Refused, now).await;
                done
            }
            Err(error @ RestError::Refused { .. }) => {
                error!(guild_id = guild.0, %error, "Discord does not take the film of the day");
                done
            }
            Err(error) => {
                warn!(guild_id = guild.0, %error, "the film of the day is tried again");
                pending.film = Some(film);
                pending.is_held = !give_back(store, guild, day).await;
                (guild, Day::Pending(pending))
            }
        }
    }

    async fn post(&self, due: &Due, film: &FilmId) -> Result<(), RestError> {
        let locale = match due.settings.language {
            // Which of them the server speaks matters less than that there is a film.
            None => self.channels.locale(due.guild).await.unwrap_or_default(),
            chosen => chosen,
        };
        let Some(message) = self.app.film_message(due, film, locale).await else {
            let last = "the film has left the library since it was picked".to_owned();
            return Err(RestError::Unreachable { last });
        };
        let nonce = nonce(due.guild, due.day);
        self.channels.post(due.channel, &nonce, message).await
    }

    /// Notes how it went, and turns the film of the day off where it has been refused too often.
    async fn settle(&self, store: &Store, due: &Due, outcome: DayOutcome, now: Timestamp) {
        let guild = due.guild;
        let refusals = match store.settle_day(guild, due.day, outcome).await {
            Ok(refusals) => refusals,
            Err(error) => return log(Some(guild), error, "a film of the day cannot be noted"),
        };
        if outcome == DayOutcome::Posted || refusals < REFUSALS {
            return;
        }
        let writer = Writer {
            guild,
            who: None,
            at: now,
        };
        let off = |chosen: &mut Chosen| {
            chosen.set(Setting::FilmChannel(None));
            Ok::<_, std::convert::Infallible>(())
        };
        match store.change(writer, Way::Set, off).await {
            Ok(_) => info!(guild_id = guild.0, refusals, "film of the day turned off"),
            Err(error) => log(
                Some(guild),
                error,
                "the film of the day cannot be turned off",
            ),
        }
    }

    /// Once an hour, forgets the servers that removed the bot long ago.
    async fn forget_removed(&self, now: Timestamp) {
        let is_full_hour = now.as_second().rem_euclid(3600) < 60;
        let Some(store) = self.app.store().filter(|_| is_full_hour) else {
            return;
        };
        match store.forget_removed(now).await {
            Ok(0) => {}
            Ok(servers) => info!(servers, "forgot servers that removed the bot"),
            Err(error) => log(
                None,
                error,
                "servers that removed the bot cannot be forgotten",
            ),
        }
    }
}

/// What tells the film of one server and day from all other messages, in at most 25 characters:
/// Discord compares it with those of everything that the bot posts.
fn nonce(guild: GuildId, day: Date) -> String {
    format!("{:x}-{}", guild.0, day.strftime("%Y%m%d"))
}

/// Lets any process try again; whether it may.
async fn give_back(store: &Store, guild: GuildId, day: Date) -> bool {
    let given = store.give_day_back(guild, day).await;
    if let Err(error) = given {
        log(Some(guild), error, "a film of the day cannot be given back");
        return false;
    }
    true
}

fn log(guild: Option<GuildId>, error: Error, what: &str) {
    error!(
        guild_id = guild.map(|guild| guild.0),
        cause = format!("{:#}", anyhow::Error::from(error)),
        "{what}"
    );
}

#[cfg(test)]
mod tests;
