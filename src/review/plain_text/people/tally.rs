//! What a text says about each person, counted, and what follows from it.

use super::super::{
    Sure,
    evidence::{self, Evidence, Scene},
    language::Says,
    mentions::Mentions,
};

/// What speaks for and against somebody, counted.
#[derive(Debug, Default, Clone)]
pub(super) struct Tally {
    pub(super) acts: usize,
    pub(super) may_act: usize,
    pub(super) does: usize,
    pub(super) directs: usize,
    pub(super) may_direct: usize,
    pub(super) crew: usize,
    pub(super) elsewhere: usize,
    pub(super) is_role: usize,
    pub(super) role: Option<String>,
    /// The word at which it is first said that they act or direct.
    pub(super) acts_at: Option<usize>,
    pub(super) directs_at: Option<usize>,
}

/// Counts what is said about everybody.
pub(super) fn tally(scene: Scene<'_, '_>, mentions: &Mentions) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); mentions.people.len()];
    let mut start = 0;
    while start < mentions.all.len() {
        let group = mentions.all[start].group;
        let length = mentions.all[start..]
            .iter()
            .take_while(|one| one.group == group)
            .count();
        let members = &mentions.all[start..start + length];
        start += length;
        // Part of a title: *Being John Malkovich*.
        if members
            .iter()
            .any(|one| scene.titles.whose(one.words.start).is_some())
        {
            continue;
        }
        for one in evidence::of_group(scene, members) {
            tallies[one.who].add(one);
        }
    }
    tallies
}

impl Tally {
    fn add(&mut self, evidence: Evidence) {
        let Evidence {
            who: _,
            says,
            role,
            at,
        } = evidence;
        let (count, first) = match says {
            Says::Acts => (&mut self.acts, Some(&mut self.acts_at)),
            Says::MayAct => (&mut self.may_act, Some(&mut self.acts_at)),
            Says::Does => (&mut self.does, Some(&mut self.acts_at)),
            Says::Directs => (&mut self.directs, Some(&mut self.directs_at)),
            Says::MayDirect => (&mut self.may_direct, Some(&mut self.directs_at)),
            Says::DirectsAndActs => {
                self.acts += 1;
                self.acts_at.get_or_insert(at);
                (&mut self.directs, Some(&mut self.directs_at))
            }
            Says::Crew => (&mut self.crew, None),
            Says::Elsewhere => (&mut self.elsewhere, None),
            Says::IsRole => (&mut self.is_role, None),
            Says::Nothing => return,
        };
        *count += 1;
        if let Some(first) = first {
            first.get_or_insert(at);
        }
        if self.role.is_none() {
            self.role = role;
        }
    }
}

/// Whether somebody directed the film; `most` is how often that is said of whoever it is said of
/// most.
pub(super) fn directs(tally: &Tally, most: usize) -> bool {
    tally.directs > 0
        && tally.directs == most
        && tally.elsewhere == 0
        && (tally.acts == 0 || tally.directs >= tally.acts || tally.directs_at == tally.acts_at)
}

/// How much suggests that somebody is the director, if nobody is called that.
pub(super) fn may_direct(tally: &Tally, kind: Kind) -> usize {
    if tally.acts + tally.elsewhere + tally.is_role > 0 {
        return 0;
    }
    match kind {
        Kind::Director => 2 + tally.may_direct + tally.does + tally.crew,
        Kind::Person | Kind::Unknown => tally.may_direct,
        Kind::Actor | Kind::Role => 0,
    }
}

/// What a name is, besides what the text says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Somebody whom the library has in a cast.
    Actor,
    /// Somebody whom the library knows as a director.
    Director,
    /// The library knows the first name.
    Person,
    /// The text goes on to use the first name alone, as for the people in a story.
    Role,
    Unknown,
}

/// How surely somebody is in the cast, if at all.
pub(super) fn in_cast(tally: &Tally, kind: Kind, is_director: bool) -> Option<Sure> {
    let may_direct = tally.may_direct > 0 && kind != Kind::Actor;
    let behind_the_camera = is_director || may_direct || tally.directs + tally.crew > 0;
    if tally.acts > 0
        && (!behind_the_camera || tally.acts_at == tally.directs_at || tally.acts > tally.crew)
    {
        return Some(Sure::Likely);
    }
    if behind_the_camera || tally.elsewhere > 0 {
        return None;
    }
    match kind {
        Kind::Actor if tally.may_act + tally.does > 0 => Some(Sure::Likely),
        Kind::Actor => Some(Sure::Guess),
        Kind::Person if tally.may_act > 0 => Some(Sure::Guess),
        Kind::Role | Kind::Unknown if tally.may_act > 0 => Some(Sure::Guess),
        Kind::Person | Kind::Director | Kind::Role | Kind::Unknown => None,
    }
}

/// Whether somebody who is not taken into the cast may belong there all the same: of those whom
/// the text only shows doing something, about two in three are actors, and the others are roles.
pub(super) fn is_perhaps(tally: &Tally, kind: Kind) -> bool {
    let others = tally.directs + tally.may_direct + tally.crew + tally.elsewhere + tally.is_role;
    kind == Kind::Person && tally.does > 0 && others == 0
}
