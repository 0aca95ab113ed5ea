//! What becomes of a day once a process has claimed it: it is over, or any process may try again.

use jiff::SignedDuration;
use jiff::civil::Date;
use tracing::{error, info, warn};

use super::super::rest::RestError;
use super::{Channels, Daily, Pass, lock};
use crate::app::Due;
use crate::command::GuildId;
use crate::settings::{Chosen, Setting, Way};
use crate::store::{DayOutcome, Error, Store, Writer};

/// After this many days on which the channel refused it, the film of the day is turned off.
const REFUSALS: i64 = 3;

/// What is left to be done about a day.
pub(super) enum Next {
    Nothing,
    Again,
}

impl<C: Channels> Daily<C> {
    /// Decides what becomes of a day on which Discord did not accept the film.
    pub(super) async fn settle_failure(
        &self,
        pass: &Pass<'_>,
        due: &Due,
        error: RestError,
    ) -> Next {
        let (guild, day) = (due.guild, due.day);
        match error {
            // Without one of Discord's codes it is some proxy that refuses, and anything but these
            // two is the bot's own fault.
            RestError::Refused {
                status: 403 | 404,
                code: 1..,
                ..
            } => {
                warn!(guild_id = guild.0, channel_id = due.channel.0, %error,
                    "the channel refused the film of the day");
                self.settle(pass, due, DayOutcome::Refused).await
            }
            RestError::Refused { .. } => {
                error!(guild_id = guild.0, %error, "Discord rejected the film of the day");
                self.settle(pass, due, DayOutcome::Skipped).await
            }
            RestError::Limited { pause } => {
                warn!(guild_id = guild.0, %error,
                    "Discord is limiting the bot: no films of the day are posted for a while");
                let pause =
                    SignedDuration::try_from(pause).unwrap_or(SignedDuration::from_hours(1));
                *lock(&self.limited_until) = Some(pass.now() + pause);
                give_back(&pass.store, guild, day).await
            }
            // It may have been posted. The claim stays, to be taken again while Discord still
            // recognises the nonce.
            RestError::Unclear { .. } => {
                warn!(guild_id = guild.0, %error, "the film of the day may have been posted");
                Next::Again
            }
            RestError::Unauthorized | RestError::Unreachable { .. } => {
                warn!(guild_id = guild.0, %error,
                    "could not post the film of the day: trying again");
                give_back(&pass.store, guild, day).await
            }
        }
    }

    /// Notes how it went, and turns the film of the day off where it has been refused too often.
    pub(super) async fn settle(&self, pass: &Pass<'_>, due: &Due, outcome: DayOutcome) -> Next {
        let guild = due.guild;
        let refusals = match pass.store.settle_day(guild, due.day, outcome).await {
            Ok(refusals) => refusals,
            Err(error) => {
                log(
                    Some(guild),
                    error,
                    "cannot record how posting a film of the day went",
                );
                return Next::Nothing;
            }
        };
        if outcome != DayOutcome::Refused || refusals < REFUSALS {
            return Next::Nothing;
        }
        let writer = Writer {
            guild,
            who: None,
            at: pass.now(),
        };
        let off = |chosen: &mut Chosen| {
            chosen.set(Setting::FilmChannel(None));
            Ok::<_, std::convert::Infallible>(())
        };
        match pass.store.change(writer, Way::Set, off).await {
            Ok(_) => info!(guild_id = guild.0, refusals, "film of the day turned off"),
            Err(error) => log(Some(guild), error, "cannot turn the film of the day off"),
        }
        Next::Nothing
    }
}

/// Lets any process try again. If that cannot be recorded, the claim is taken again as one that
/// nobody confirmed.
pub(super) async fn give_back(store: &Store, guild: GuildId, day: Date) -> Next {
    if let Err(error) = store.give_day_back(guild, day).await {
        log(
            Some(guild),
            error,
            "cannot give up the claim on a film of the day",
        );
    }
    Next::Again
}

pub(super) fn log(guild: Option<GuildId>, error: Error, what: &str) {
    error!(
        guild_id = guild.map(|guild| guild.0),
        cause = format!("{:#}", anyhow::Error::from(error)),
        "{what}"
    );
}
