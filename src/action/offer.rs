//! What the buttons and menus below a list of recommended films do.
//!
//! Each carries the whole list: for whom it is, what its films have to fit, and which are shown. So
//! the list stays as it is while one film of it is talked about, and works on any copy of the bot.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::codec::{Code, Part, Parts};
use super::sought::Sought;
use crate::member::Score;
use crate::snowflake::UserId;

/// A list of recommended films, as its buttons remember it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// For whom; nobody stands for whoever presses.
    pub members: Vec<UserId>,
    /// What its films have to fit.
    pub sought: Sought,
    /// How many lists came before it, of other films.
    pub page: u8,
    /// The marks of the films that are shown, in their order; none where they are still to be found.
    pub films: Vec<u32>,
}

/// What a button below such a list does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferAction {
    pub offered: Offered,
    /// What is done with it.
    pub step: Step,
}

/// What is done with a list of recommended films.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    Show,
    /// Says why the films are in their order.
    Explain(Detail),
    /// Does something with the film in this place of it, from 0.
    With(u8, Deed),
}

/// What is done with one film of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    /// Shows what can be done with it.
    Choose,
    /// Notes that it is not for whoever presses.
    Decline,
    /// Takes that back.
    Accept,
    /// Notes that whoever presses wants to watch it.
    Want,
    /// Takes that back.
    Unwant,
    /// Notes that whoever presses has seen it.
    See,
    /// Rates it.
    Rate(Score),
}

/// How closely an order is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// In words, with bars.
    InWords,
    /// As it was reckoned.
    Reckoned,
}

impl Offered {
    /// For how many members a list can be.
    pub const MEMBERS: usize = 5;
    /// How many films it has.
    pub const FILMS: usize = 5;
    /// The last page there can be.
    pub const LAST_PAGE: u8 = 15;

    // How many bits each part has, in the order in which they are packed behind what is sought.
    const PAGE: u32 = 4;
    const COUNT: u32 = 3;
    /// All of these in whole bytes.
    const FILTER_BYTES: usize = 6;

    fn pack(&self) -> Vec<u8> {
        let Self {
            members,
            sought,
            page,
            films,
        } = self;
        let page = u64::from((*page).min(Self::LAST_PAGE));
        let count = members.len().min(Self::MEMBERS) as u64;
        let packed = (sought.bits() << Self::PAGE | page) << Self::COUNT | count;
        let mut bytes = packed.to_be_bytes()[8 - Self::FILTER_BYTES..].to_vec();
        for member in members.iter().take(Self::MEMBERS) {
            bytes.extend(member.0.to_be_bytes());
        }
        for film in films.iter().take(Self::FILMS) {
            bytes.extend(film.to_be_bytes());
        }
        bytes
    }

    fn unpack(bytes: &[u8]) -> Option<Self> {
        let (filter, rest) = bytes.split_at_checked(Self::FILTER_BYTES)?;
        let mut packed = filter
            .iter()
            .fold(0_u64, |packed, byte| packed << 8 | u64::from(*byte));
        let mut pop = |bits: u32| {
            let value = packed & ((1 << bits) - 1);
            packed >>= bits;
            value
        };
        let count = usize::try_from(pop(Self::COUNT)).ok()?;
        let page = u8::try_from(pop(Self::PAGE)).ok()?;
        let sought = Sought::from_bits(packed)?;
        let (members, films) = rest.split_at_checked(count * 8)?;
        let (members, _) = members.as_chunks::<8>();
        let (films, left) = films.as_chunks::<4>();
        let fits = left.is_empty() && count <= Self::MEMBERS && films.len() <= Self::FILMS;
        fits.then_some(())?;
        Some(Self {
            members: members
                .iter()
                .map(|id| UserId(u64::from_be_bytes(*id)))
                .collect(),
            sought,
            page,
            films: films.iter().map(|mark| u32::from_be_bytes(*mark)).collect(),
        })
    }
}

impl Part for OfferAction {
    fn write(&self, code: &mut Code) {
        code.push(&self.encode());
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Self::decode(parts.rest()?)
    }
}

impl OfferAction {
    /// The short form, without the word for the kind: a letter for what is done, the place of the
    /// film, then the list in as few characters as it fits into.
    fn encode(&self) -> String {
        let (letter, place) = match self.step {
            Step::Show => ('l', 0),
            Step::Explain(Detail::InWords) => ('e', 0),
            Step::Explain(Detail::Reckoned) => ('r', 0),
            Step::With(at, deed) => (deed.letter(), at),
        };
        let list = URL_SAFE_NO_PAD.encode(self.offered.pack());
        format!("{letter}{place}{list}")
    }

    /// Reads the short form back.
    fn decode(code: &str) -> Option<Self> {
        let mut chars = code.chars();
        let letter = chars.next()?;
        let at = u8::try_from(chars.next()?.to_digit(10)?).ok()?;
        let step = match letter {
            'l' if at == 0 => Step::Show,
            'e' if at == 0 => Step::Explain(Detail::InWords),
            'r' if at == 0 => Step::Explain(Detail::Reckoned),
            letter => Step::With(at, Deed::read(letter)?),
        };
        let bytes = URL_SAFE_NO_PAD.decode(chars.as_str()).ok()?;
        let offered = Offered::unpack(&bytes)?;
        Some(Self { offered, step })
    }
}

impl Deed {
    fn letter(self) -> char {
        match self {
            Self::Choose => 'c',
            Self::Decline => 'n',
            Self::Accept => 'y',
            Self::Want => 'w',
            Self::Unwant => 'u',
            Self::See => 's',
            Self::Rate(score) => digit(score),
        }
    }

    fn read(letter: char) -> Option<Self> {
        Some(match letter {
            'c' => Self::Choose,
            'n' => Self::Decline,
            'y' => Self::Accept,
            'w' => Self::Want,
            'u' => Self::Unwant,
            's' => Self::See,
            score => Self::Rate(read_digit(score)?),
        })
    }
}

/// A score as one character: `1` to `9`, and `x` for 10, as in Roman figures.
pub(super) fn digit(score: Score) -> char {
    char::from_digit(u32::from(score.get()), 10).unwrap_or('x')
}

/// Reads that character back.
pub(super) fn read_digit(digit: char) -> Option<Score> {
    match digit {
        'x' => Score::new(10),
        digit => Score::new(u8::try_from(digit.to_digit(10)?).ok()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;

    fn longest() -> Offered {
        Offered {
            members: vec![UserId(u64::MAX); 5],
            sought: Sought::widest(),
            page: Offered::LAST_PAGE,
            films: vec![u32::MAX; 5],
        }
    }

    #[test]
    fn every_list_fits_and_reads_back() {
        let short = Offered {
            films: vec![0, 7],
            ..Offered::default()
        };
        for offered in [longest(), short, Offered::default()] {
            let scores = Score::all().map(Deed::Rate);
            let deeds = [
                Deed::Choose,
                Deed::Decline,
                Deed::Accept,
                Deed::Want,
                Deed::Unwant,
                Deed::See,
            ];
            let others = [
                Step::Show,
                Step::Explain(Detail::InWords),
                Step::Explain(Detail::Reckoned),
            ];
            let deeds = (0..5_u8).cycle().zip(scores.chain(deeds));
            let deeds = deeds.map(|(at, deed)| Step::With(at, deed));
            for step in deeds.chain(others) {
                let offered = offered.clone();
                let action = Action::Offer(OfferAction { offered, step });
                let code = action.encode();
                assert!(code.len() <= Action::LONGEST, "{}: {code}", code.len());
                assert_eq!(Action::decode(&code), Some(action), "{code}");
                assert_eq!(Action::name_of(&code), "button recommend");
            }
        }
    }

    #[test]
    fn other_texts_are_no_list() {
        let good = "AAAAAAAA";
        assert!(Action::decode(&format!("rec:l0{good}")).is_some());
        for code in [
            "rec:".to_owned(),
            "rec:l".to_owned(),
            "rec:l0".to_owned(),
            format!("rec:l1{good}"),
            format!("rec:00{good}"),
            format!("rec:lx{good}"),
            format!("rec:l0{good}A"),
            format!("rec:l0{good}AA"),
            // Five members, and none there.
            "rec:l0AAAAAAAF".to_owned(),
            "rec:l0AAAAAAA!".to_owned(),
        ] {
            assert_eq!(Action::decode(&code), None, "{code}");
        }
    }
}
