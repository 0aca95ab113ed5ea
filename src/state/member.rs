//! What a member keeps in the server that they ask in, and what that server's members keep together.
//!
//! What is kept always belongs to whoever asks.

use jiff::civil::Date;

use super::{Away, State};
use crate::film::FilmId;
use crate::member::{
    Created, Experience, Kept, LeftList, List, ListName, Noted, Noting, Opinion, Period, Rated,
    Score, Seen, Sentence, Spread, Wanted, Wants, Watched, Which, WhoseWish,
};
use crate::settings::Zone;
use crate::snowflake::{GuildId, UserId};
use crate::store::{Asker, Forgotten, Shown, Store};

/// Somebody, wherever they ask.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// Where it is kept, if anywhere.
    pub(crate) state: Option<&'a State>,
    /// Who asks.
    pub(crate) id: UserId,
}

/// A member of the server that they ask in.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// Where it is kept, if anywhere.
    pub(crate) state: Option<&'a State>,
    pub(crate) guild: GuildId,
    /// Who asks.
    pub(crate) id: UserId,
}

impl<'a> Person<'a> {
    /// Everything that is kept about them, by server.
    pub async fn kept(&self) -> Result<Vec<Kept>, Away> {
        Ok(self.store()?.kept_about(self.id, None).await?)
    }

    /// Deletes everything that is kept about them, in one server or in all.
    pub async fn forget(&self, only_in: Option<GuildId>) -> Result<Forgotten, Away> {
        Ok(self.store()?.forget_member(self.id, only_in).await?)
    }

    fn store(&self) -> Result<&'a Store, Away> {
        let state = self.state.ok_or(Away::NoDatabase)?;
        Ok(&state.store)
    }
}

/// What they have seen, and how they and others rate films.
impl Member<'_> {
    /// What the server's members call a film that any of them keeps something about.
    pub async fn noted(&self, film: &FilmId) -> Result<Option<Noted>, Away> {
        Ok(self.store()?.noted(self.guild, film).await?)
    }

    /// Notes that they have seen a film.
    pub async fn see(&self, film: &Noted) -> Result<bool, Away> {
        Ok(self.store()?.see(self.asker()?, film).await?)
    }

    /// Takes back that they have seen a film.
    pub async fn unsee(&self, film: &FilmId) -> Result<bool, Away> {
        Ok(self.store()?.unsee(self.asker()?, film).await?)
    }

    /// What they have seen, the latest first, and how they rate it.
    pub async fn seen(&self) -> Result<Vec<(Seen, Option<Score>)>, Away> {
        Ok(self.store()?.seen(self.guild, self.id).await?)
    }

    /// The films that they have seen, in the order of their ids.
    pub async fn seen_films(&self) -> Result<Vec<FilmId>, Away> {
        Ok(self.store()?.seen_films(self.guild, self.id).await?)
    }

    /// Notes that a film is not for them.
    pub async fn decline(&self, film: &Noted) -> Result<bool, Away> {
        Ok(self.store()?.decline(self.asker()?, film).await?)
    }

    /// Takes that back.
    pub async fn accept(&self, film: &FilmId) -> Result<bool, Away> {
        Ok(self.store()?.accept(self.asker()?, film).await?)
    }

    /// Keeps their rating; without a sentence, what they said before stays.
    pub async fn rate(
        &self,
        film: &Noted,
        score: Score,
        sentence: Option<&Sentence>,
    ) -> Result<(), Away> {
        let store = self.store()?;
        store.rate(self.asker()?, film, score, sentence).await?;
        Ok(())
    }

    /// Keeps what they say of a film that they rated; `None` takes it back.
    pub async fn say(&self, film: &FilmId, sentence: Option<&Sentence>) -> Result<bool, Away> {
        Ok(self.store()?.say(self.asker()?, film, sentence).await?)
    }

    /// Takes their rating back.
    pub async fn unrate(&self, film: &FilmId) -> Result<bool, Away> {
        Ok(self.store()?.unrate(self.asker()?, film).await?)
    }

    /// Their rating of a film.
    pub async fn rating(&self, film: &FilmId) -> Result<Option<Rated>, Away> {
        let store = self.store()?;
        Ok(store.rating(self.guild, self.id, film).await?)
    }

    /// How the server rates a film, at this moment.
    pub async fn spread(&self, film: &FilmId) -> Result<Spread, Away> {
        Ok(self.store()?.spread(self.guild, film).await?)
    }

    /// What members say about a film, the latest first.
    pub async fn opinions(&self, film: &FilmId) -> Result<Vec<Opinion>, Away> {
        Ok(self.store()?.opinions(self.guild, film).await?)
    }

    /// Removes what a member says of a film.
    pub async fn remove_sentence(&self, film: &FilmId, of: UserId) -> Result<bool, Away> {
        Ok(self.store()?.remove_sentence(self.guild, film, of).await?)
    }

    /// What these members rated, have seen, want to watch and do not want to be offered.
    pub async fn experiences(&self, of: &[UserId]) -> Result<Vec<Experience>, Away> {
        let mut experiences = Vec::with_capacity(of.len());
        for member in of {
            experiences.push(self.experience_of(*member).await?);
        }
        Ok(experiences)
    }

    /// The same of one member.
    pub async fn experience_of(&self, member: UserId) -> Result<Experience, Away> {
        Ok(self.store()?.experience(self.guild, member).await?)
    }

    /// What the other members rated whose taste is most like that of one of these.
    pub async fn similar(&self, party: &[UserId]) -> Result<Vec<Vec<(FilmId, Score)>>, Away> {
        Ok(self.store()?.similar(self.guild, party).await?)
    }

    /// How the server rates every film that was rated in a period.
    pub async fn spreads(&self, within: &Period) -> Result<Vec<(Noted, Spread)>, Away> {
        Ok(self.store()?.spreads(self.guild, within).await?)
    }

    /// How many members want each film, by wishes of a period, the most first.
    pub async fn most_wanted(&self, within: &Period) -> Result<Vec<(Noted, u32)>, Away> {
        Ok(self.store()?.most_wanted(self.guild, within).await?)
    }

    /// How often each film was watched in a period, the most first.
    pub async fn most_watched(&self, within: &Period) -> Result<Vec<(Noted, u32)>, Away> {
        Ok(self.store()?.most_watched(self.guild, within).await?)
    }

    /// Lets `choose` pick a film by what the server has been shown, and remembers it.
    pub async fn pick<T>(
        &self,
        choose: impl FnOnce(&[FilmId]) -> Option<(T, Shown)>,
    ) -> Result<Option<T>, Away> {
        Ok(self.store()?.pick(self.guild, choose).await?)
    }
}

/// The server's watchlists, and what was watched; `None` stands for a list that is not there.
impl Member<'_> {
    /// A list and its films, the one wanted longest first.
    pub async fn wanted(&self, which: &Which) -> Result<Option<(List, Vec<Wanted>)>, Away> {
        Ok(self.store()?.wanted(self.guild, which).await?)
    }

    /// The lists, the first one first.
    pub async fn lists(&self) -> Result<Vec<List>, Away> {
        Ok(self.store()?.lists(self.guild).await?)
    }

    /// Notes that they want to watch a film.
    pub async fn want(&self, which: &Which, film: &Noted) -> Result<Option<(List, Wants)>, Away> {
        Ok(self.store()?.want(self.asker()?, which, film).await?)
    }

    /// Notes that they want to watch a film, too, that is on the list under this id.
    pub async fn want_too(
        &self,
        which: &Which,
        film: &FilmId,
    ) -> Result<Option<(List, Option<(Noted, Wants)>)>, Away> {
        Ok(self.store()?.want_too(self.asker()?, which, film).await?)
    }

    /// Takes a film off a list, for them or for everybody.
    pub async fn unwant(
        &self,
        which: &Which,
        film: &FilmId,
        whose: WhoseWish,
    ) -> Result<Option<(List, LeftList)>, Away> {
        let store = self.store()?;
        Ok(store.unwant(self.asker()?, which, film, whose).await?)
    }

    /// Brings back the wishes that were withdrawn for everybody under this number.
    pub async fn bring_back(&self, number: i64) -> Result<Option<(List, Noted)>, Away> {
        Ok(self.store()?.bring_back(self.asker()?, number).await?)
    }

    /// The day where the server is, by the zone that it chose.
    pub fn today(&self, zone: &Zone) -> Result<Date, Away> {
        Ok(self.asker()?.at.to_zoned(zone.rules()).date())
    }

    /// Notes that a film was watched on a day, and that they were there. Without a title it has the
    /// list's.
    pub async fn watch(
        &self,
        which: &Which,
        film: &FilmId,
        title: Option<&str>,
        on: Date,
    ) -> Result<Option<Noting>, Away> {
        let store = self.store()?;
        Ok(store.watch(self.asker()?, which, film, title, on).await?)
    }

    /// Notes that they were there, too. Returns whether the history has such an entry.
    pub async fn was_there(&self, entry: i64) -> Result<bool, Away> {
        Ok(self.store()?.was_there(self.asker()?, entry).await?)
    }

    /// Takes that back. An entry that nobody was there for leaves the history.
    pub async fn was_not_there(&self, entry: i64) -> Result<(), Away> {
        Ok(self.store()?.was_not_there(self.asker()?, entry).await?)
    }

    /// Removes an entry from the history.
    pub async fn remove_watched(&self, entry: i64) -> Result<bool, Away> {
        Ok(self.store()?.remove_watched(self.guild, entry).await?)
    }

    /// What was watched, the latest day first.
    pub async fn watched(&self) -> Result<Vec<Watched>, Away> {
        Ok(self.store()?.watched(self.guild).await?)
    }

    /// An entry of what was watched.
    pub async fn watched_entry(&self, entry: i64) -> Result<Option<Watched>, Away> {
        Ok(self.store()?.watched_entry(self.guild, entry).await?)
    }

    /// Makes a list.
    pub async fn create_list(&self, name: &ListName, as_default: bool) -> Result<Created, Away> {
        let store = self.store()?;
        Ok(store.create_list(self.guild, name, as_default).await?)
    }

    pub async fn make_default(&self, which: &Which) -> Result<Option<List>, Away> {
        Ok(self.store()?.make_default(self.guild, which).await?)
    }

    /// Deletes a list and every wish on it.
    pub async fn remove_list(&self, which: &Which) -> Result<Option<List>, Away> {
        Ok(self.store()?.remove_list(self.guild, which).await?)
    }
}

impl<'a> Member<'a> {
    fn store(&self) -> Result<&'a Store, Away> {
        let state = self.state.ok_or(Away::NoDatabase)?;
        Ok(&state.store)
    }

    fn asker(&self) -> Result<Asker, Away> {
        let state = self.state.ok_or(Away::NoDatabase)?;
        Ok(Asker {
            guild: self.guild,
            member: self.id,
            at: state.now(),
        })
    }
}
