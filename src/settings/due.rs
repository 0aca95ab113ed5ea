//! When the film of the day is to be posted.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::FilmOfTheDay;

/// How late the film of the day is still posted: a bot that was off for longer skips the day.
pub const LATEST: SignedDuration = SignedDuration::from_hours(3);

impl FilmOfTheDay {
    /// The day whose film is to be posted now, if one is: from the time set for it until
    /// [`LATEST`] after. A time that the clocks skip counts as the one an hour later, and one that
    /// comes twice as the first.
    pub fn due(&self, now: Timestamp) -> Option<Date> {
        self.channel?;
        let rules = self.zone.rules();
        let today = now.to_zoned(rules.clone()).date();
        // Shortly after midnight, yesterday's may still be due.
        [today.yesterday().ok()?, today].into_iter().find(|day| {
            let time = day.to_datetime(self.time.get()).to_zoned(rules.clone());
            self.weekdays.contains(day.weekday())
                && time.is_ok_and(|time| {
                    let late = now.duration_since(time.timestamp());
                    !late.is_negative() && late < LATEST
                })
        })
    }
}
