//! What the menus do in which a member says for the first time what they like.
//!
//! Each carries which of the films to be asked about have been passed over, which are shown, and what
//! the recommendations that it leads to have to fit. Films are named by their places among those.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::codec::{Code, Part, Parts};
use super::offer::{digit, read_digit};
use super::sought::Sought;
use crate::film::FilmId;
use crate::member::Score;

/// The films that somebody is asked about, by their places among those that there are to be asked
/// about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Those that were not seen or skipped: a bit for each place.
    pub passed: u128,
    /// Those that are shown, in their order.
    pub shown: Vec<u8>,
    /// What the films have to fit that are recommended in the end.
    pub sought: Sought,
}

/// What an entry of such a menu does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstAction {
    pub asked: Asked,
    pub answer: FirstAnswer,
}

/// What somebody says of a film, or of that in this place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FirstAnswer {
    /// Asks, and says nothing yet.
    Start,
    /// How good it is. By its id: what is kept must not hang on the order of films.
    Rate(FilmId, Score),
    /// They have not seen it.
    NotSeen(u8),
    /// They would rather not say.
    Skip(u8),
}

impl Asked {
    /// How many films there are to be asked about.
    pub const FILMS: u8 = 128;
    /// How many are shown at a time.
    pub const SHOWN: usize = 5;

    /// Whether the film in this place was passed over.
    pub fn has_passed(&self, place: u8) -> bool {
        self.passed & bit(place) != 0
    }

    /// Passes the film in this place over.
    pub fn pass(&mut self, place: u8) {
        self.passed |= bit(place);
    }
}

fn bit(place: u8) -> u128 {
    1_u128.checked_shl(u32::from(place)).unwrap_or(0)
}

impl Part for FirstAction {
    fn write(&self, code: &mut Code) {
        code.push(&self.encode());
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Self::decode(parts.rest()?)
    }
}

impl FirstAction {
    /// The short form, without the word for the kind.
    fn encode(&self) -> String {
        let answer = match &self.answer {
            FirstAnswer::Start => "a00".to_owned(),
            FirstAnswer::Rate(film, score) => format!("{}{film}", digit(*score)),
            FirstAnswer::NotSeen(place) => format!("n{place:02x}"),
            FirstAnswer::Skip(place) => format!("s{place:02x}"),
        };
        let Asked {
            passed,
            shown,
            sought,
        } = &self.asked;
        let shown = shown.iter().take(Asked::SHOWN);
        let shown: Vec<String> = shown.map(|place| format!("{place:02x}")).collect();
        let sought = match sought.bits() {
            0 => String::new(),
            bits => format!(
                ":{}",
                URL_SAFE_NO_PAD.encode(&bits.to_be_bytes()[8 - BYTES..])
            ),
        };
        format!("{answer}:{passed:x}:{}{sought}", shown.concat())
    }

    /// Reads the short form back.
    fn decode(code: &str) -> Option<Self> {
        let mut parts = code.split(':');
        let (answer, passed, shown) = (parts.next()?, parts.next()?, parts.next()?);
        let sought = match (parts.next(), parts.next()) {
            (None, _) => Sought::default(),
            (Some(code), None) => read_sought(code)?,
            (Some(_), Some(_)) => return None,
        };
        let mut chars = answer.chars();
        let letter = chars.next()?;
        let rest = chars.as_str();
        let answer = match letter {
            'a' if rest == "00" => FirstAnswer::Start,
            'n' => FirstAnswer::NotSeen(place(rest)?),
            's' => FirstAnswer::Skip(place(rest)?),
            score => FirstAnswer::Rate(FilmId::parse(rest)?, read_digit(score)?),
        };
        let (pairs, left) = shown.as_bytes().as_chunks::<2>();
        let shown = pairs
            .iter()
            .map(|pair| self::place(std::str::from_utf8(pair).ok()?));
        let shown: Vec<u8> = shown.collect::<Option<_>>()?;
        let fits = left.is_empty() && shown.len() <= Asked::SHOWN;
        fits.then_some(())?;
        let passed = u128::from_str_radix(passed, 16).ok()?;
        let asked = Asked {
            passed,
            shown,
            sought,
        };
        Some(Self { asked, answer })
    }
}

/// What is sought takes so many bytes.
const BYTES: usize = Sought::BITS.div_ceil(u8::BITS) as usize;

fn read_sought(code: &str) -> Option<Sought> {
    let bytes = URL_SAFE_NO_PAD.decode(code).ok()?;
    let bytes: [u8; BYTES] = bytes.try_into().ok()?;
    let bits = bytes
        .iter()
        .fold(0, |bits, byte| bits << 8 | u64::from(*byte));
    Sought::from_bits(bits)
}

/// A place as two digits of base 16.
fn place(digits: &str) -> Option<u8> {
    let is_plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_plain.then(|| u8::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;

    #[test]
    fn every_answer_fits_and_reads_back() {
        let asked = Asked {
            passed: u128::MAX,
            shown: vec![0, 7, 15, 16, 127],
            sought: Sought::widest(),
        };
        let film = FilmId::parse(&"x".repeat(FilmId::LONGEST)).unwrap();
        let scores = Score::all().map(|score| FirstAnswer::Rate(film.clone(), score));
        let others = [
            FirstAnswer::Start,
            FirstAnswer::NotSeen(0),
            FirstAnswer::Skip(127),
        ];
        let answers: Vec<FirstAnswer> = scores.chain(others).collect();
        for asked in [asked, Asked::default()] {
            for answer in answers.clone() {
                let asked = asked.clone();
                let action = Action::First(FirstAction { asked, answer });
                let code = action.encode();
                assert!(code.len() <= Action::LONGEST, "{code}");
                assert_eq!(Action::decode(&code), Some(action), "{code}");
                assert_eq!(Action::name_of(&code), "button first minute");
            }
        }
        for code in [
            "first:",
            "first:a00:0",
            "first:a01:0:",
            "first:0heat-1995:0:",
            "first:9:0:",
            "first:n+1:0:",
            "first:n00:x:",
            "first:n00:0:0",
            "first:n00:0:000000000000",
            "first:n00:0::",
            "first:n00:0::AAAA",
            "first:n00:0::_____-8",
            "first:n00:0::AAAAAAA:",
            "first:é0:0:",
        ] {
            assert_eq!(Action::decode(code), None, "{code}");
        }
    }
}
