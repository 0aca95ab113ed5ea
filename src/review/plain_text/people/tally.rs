//! All that a text says about each person, and what follows from it.

use super::super::{
    Sure,
    evidence::{self, Evidence, Scene},
    language::Says::{
        self, Acts, Crew, Directs, DirectsAndActs, Does, Elsewhere, IsRole, MayAct, MayDirect,
        Nothing,
    },
    mentions::Mentions,
};

/// What is said about somebody, in the order of the text.
#[derive(Debug, Default, Clone)]
pub(super) struct Tally(Vec<Evidence>);

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

/// Collects what is said about everybody.
pub(super) fn tally(scene: Scene<'_, '_>, mentions: &Mentions) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); mentions.people.len()];
    for group in mentions.all.chunk_by(|one, next| one.group == next.group) {
        // Part of a title: *Being John Malkovich*.
        let is_title = |at| scene.titles.whose(at).is_some();
        if group.iter().any(|one| is_title(one.words.start)) {
            continue;
        }
        for one in evidence::of_group(scene, group) {
            if one.said.says != Nothing {
                tallies[one.who].0.push(one);
            }
        }
    }
    tallies
}

impl Tally {
    fn count(&self, says: &[Says]) -> usize {
        let said = self.0.iter().filter(|one| says.contains(&one.said.says));
        said.count()
    }

    /// The word at which something of this is first said.
    fn first_at(&self, says: &[Says]) -> Option<usize> {
        let mut all = self.0.iter();
        all.find(|one| says.contains(&one.said.says))
            .map(|one| one.at)
    }

    /// How often it is said that they act in the film.
    pub(super) fn acts(&self) -> usize {
        self.count(&[Acts, DirectsAndActs])
    }

    /// Where it is first said that they act, or something like it.
    pub(super) fn acts_at(&self) -> Option<usize> {
        self.first_at(&[Acts, MayAct, Does, DirectsAndActs])
    }

    /// How often it is said that they directed it.
    pub(super) fn directs(&self) -> usize {
        self.count(&[Directs, DirectsAndActs])
    }

    /// Where it is first said that they directed it, or something like it.
    pub(super) fn directs_at(&self) -> Option<usize> {
        self.first_at(&[Directs, MayDirect, DirectsAndActs])
    }

    /// Whether it is said that they worked on it in another way.
    pub(super) fn is_crew(&self) -> bool {
        self.count(&[Crew]) > 0
    }

    /// Whether the name is said to be a role's.
    pub(super) fn is_role(&self) -> bool {
        self.count(&[IsRole]) > 0
    }

    /// As whom they act, where that is first said.
    pub(super) fn role(&self) -> Option<&str> {
        self.0.iter().find_map(|one| one.said.role.as_deref())
    }

    /// Whether they directed the film; `most` is how often that is said of whoever it is said of most.
    pub(super) fn is_director(&self, most: usize) -> bool {
        let (acts, directs) = (self.acts(), self.directs());
        directs > 0
            && directs == most
            && self.count(&[Elsewhere]) == 0
            && (acts == 0 || directs >= acts || self.directs_at() == self.acts_at())
    }

    /// How much suggests that they are the director, if nobody is called that.
    pub(super) fn may_direct(&self, kind: Kind) -> usize {
        if self.count(&[Acts, DirectsAndActs, Elsewhere, IsRole]) > 0 {
            return 0;
        }
        match kind {
            Kind::Director => 2 + self.count(&[MayDirect, Does, Crew]),
            Kind::Person | Kind::Unknown => self.count(&[MayDirect]),
            Kind::Actor | Kind::Role => 0,
        }
    }

    /// How surely they are in the cast, if at all.
    pub(super) fn in_cast(&self, kind: Kind, is_director: bool) -> Option<Sure> {
        let may_direct = self.count(&[MayDirect]) > 0 && kind != Kind::Actor;
        let behind_the_camera = is_director || may_direct || self.directs() > 0 || self.is_crew();
        let acts = self.acts();
        if acts > 0
            && (!behind_the_camera
                || self.acts_at() == self.directs_at()
                || acts > self.count(&[Crew]))
        {
            return Some(Sure::Likely);
        }
        if behind_the_camera || self.count(&[Elsewhere]) > 0 {
            return None;
        }
        match kind {
            Kind::Actor if self.count(&[MayAct, Does]) > 0 => Some(Sure::Likely),
            Kind::Actor => Some(Sure::Guess),
            Kind::Director => None,
            Kind::Person | Kind::Role | Kind::Unknown => {
                (self.count(&[MayAct]) > 0).then_some(Sure::Guess)
            }
        }
    }

    /// Whether somebody who is not taken into the cast may belong there all the same: of those whom
    /// the text only shows doing something, about two in three are actors, and the others are roles.
    pub(super) fn is_perhaps(&self, kind: Kind) -> bool {
        let others = [Directs, DirectsAndActs, MayDirect, Crew, Elsewhere, IsRole];
        kind == Kind::Person && self.count(&[Does]) > 0 && self.count(&others) == 0
    }
}
