//! Surnames that stand first: *Bong Joon-ho* is a Bong.
//!
//! A name alone does not say it (*Kim Basinger*, *Lee Marvin*): its first word is a surname of East or
//! South-East Asia, and most of the films with somebody of that name are from there.

use super::super::PersonNo;
use super::super::lists::Lists;
use crate::review::Review;

/// Where the surname stands first. In Japan it does, too, but not in English.
const COUNTRIES: [&str; 8] = ["CN", "HK", "KP", "KR", "MO", "SG", "TW", "VN"];

/// The surnames of nearly everybody there, in their common spellings, in order.
const SURNAMES: [&str; 171] = [
    "ahn", "an", "au", "bae", "baek", "bai", "ban", "bong", "byun", "cai", "cao", "cha", "chan",
    "chang", "chau", "che", "chen", "cheng", "cheon", "cheong", "cheuk", "cheung", "chiang",
    "chin", "chiu", "cho", "choi", "chou", "chow", "chu", "chua", "chun", "chung", "cui", "dai",
    "dang", "deng", "ding", "do", "dong", "du", "duan", "duong", "eom", "fan", "fang", "feng",
    "fong", "fung", "gan", "gao", "geng", "go", "gong", "gu", "guan", "guo", "ha", "han", "hao",
    "he", "heo", "ho", "hong", "hou", "hsu", "hu", "huang", "hui", "hung", "hwang", "im", "jang",
    "jeon", "jeong", "ji", "jia", "jiang", "jin", "jo", "joo", "ju", "jung", "kang", "kao", "kim",
    "ko", "kong", "koo", "kwak", "kwan", "kwok", "kwon", "lai", "lam", "lau", "law", "le", "lee",
    "leung", "li", "liang", "lim", "lin", "ling", "liu", "lo", "lu", "luo", "luong", "ma", "mak",
    "man", "mo", "mok", "moon", "na", "nam", "ng", "ngo", "nguyen", "noh", "oh", "ong", "pan",
    "pang", "park", "peng", "pham", "phan", "qi", "qian", "qin", "ren", "ryoo", "ryu", "seo",
    "shen", "shi", "shim", "shin", "shu", "sin", "so", "son", "song", "suh", "sun", "sung", "tan",
    "tang", "tong", "tran", "tsai", "tse", "tsui", "wang", "wei", "wen", "wong", "woo", "wu",
    "xie", "xu", "yang", "yeon", "yim", "yoo", "yoon", "zhang", "zhao",
];

/// A folded name with the surname that stands first at its end.
pub(super) fn put_last(folded: &str) -> Option<String> {
    let (surname, given) = folded.split_once(' ')?;
    SURNAMES.binary_search(&surname).ok()?;
    Some(format!("{given} {surname}"))
}

/// Of each person, whether most of their films are from where surnames stand first.
pub(super) fn are_from_there(
    reviews: &[Review],
    cast: &Lists<PersonNo>,
    directors: &Lists<PersonNo>,
    people: usize,
) -> Vec<bool> {
    let mut there = vec![0_i32; people];
    for (at, review) in reviews.iter().enumerate() {
        let countries = &review.film.countries;
        if countries.is_empty() {
            continue;
        }
        let is_there = countries
            .iter()
            .any(|country| COUNTRIES.contains(&country.code()));
        for person in cast.get(at).iter().chain(directors.get(at)) {
            there[person.index()] += if is_there { 1 } else { -1 };
        }
    }
    there.into_iter().map(|films| films > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_are_in_order() {
        assert!(SURNAMES.is_sorted());
    }

    #[test]
    fn a_surname_that_stands_first_is_put_last() {
        let last = |name| put_last(name);
        assert_eq!(last("bong joon ho").as_deref(), Some("joon ho bong"));
        assert_eq!(last("wong kar wai").as_deref(), Some("kar wai wong"));
        assert_eq!(last("akira kurosawa"), None);
        assert_eq!(last("kim"), None);
    }
}
