use super::*;
use crate::film::{Genre, Year};
use crate::member::{ListName, Order, Score, Weighing};
use crate::settings::{Setting, SpoilerPolicy};
use crate::snowflake::UserId;

fn longest_film() -> FilmId {
    FilmId::parse(&"x".repeat(FilmId::LONGEST)).unwrap()
}

fn longest_column() -> ColumnId {
    ColumnId::parse("ffffffff").unwrap()
}

#[test]
fn the_longest_of_each_kind_fits_and_reads_back() {
    let film = longest_film();
    let person = PersonId::parse(&"y".repeat(PersonId::LONGEST)).unwrap();
    let decade = Decade::new(2020);
    let wish = Wish {
        genres: Genre::ALL.into_iter().collect(),
        decade,
        min_rating: Rating::from_tenths(100),
        max_minutes: Minutes::new(1000),
        with: Some(person.clone()),
        country: Country::from_code("US"),
        column: Some(longest_column()),
        reviewed: Reviewed::NoMatter,
    };
    let walk = Some(Walk {
        seed: u32::MAX,
        shown_up_to: Some((1 << Walk::PLACE_BITS) - 1),
    });
    for action in [
        Action::Review { film: film.clone() },
        Action::FullReview {
            film: film.clone(),
            page: u16::MAX,
            column: None,
        },
        Action::FullReview {
            film: film.clone(),
            page: u16::MAX,
            column: Some(longest_column()),
        },
        Action::Random {
            wish: wish.clone(),
            walk,
        },
        Action::Random { wish, walk: None },
        Action::Random {
            wish: Wish {
                column: Some(longest_column()),
                ..Wish::default()
            },
            walk: None,
        },
        Action::Random {
            wish: Wish::default(),
            walk: Some(Walk {
                seed: 0,
                shown_up_to: None,
            }),
        },
        Action::Related {
            film: film.clone(),
            also: Some(film.clone()),
        },
        Action::Related {
            film: film.clone(),
            also: None,
        },
        Action::Why {
            film: film.clone(),
            also: Some(film.clone()),
        },
        Action::Connect {
            from: film.clone(),
            to: film,
        },
        Action::Person {
            person,
            page: u16::MAX,
        },
        Action::Browse {
            view: View {
                section: Section {
                    genre: Some(Genre::Western),
                    decade,
                    country: Country::from_code("DE"),
                    column: Some(longest_column()),
                    extent: Extent::All,
                },
                sort: Sort::Rating,
                page: u16::MAX,
            },
        },
        Action::Browse {
            view: View {
                section: Section::default(),
                sort: Sort::Title,
                page: 0,
            },
        },
    ] {
        let code = action.encode();
        assert!(
            code.len() <= Action::LONGEST,
            "{} characters: {code}",
            code.len()
        );
        assert_eq!(Action::decode(&code), Some(action), "{code}");
        assert!(!Action::name_of(&code).contains("unknown"), "{code}");
    }
}

#[test]
fn buttons_made_before_there_were_countries_still_work() {
    let wish = |code: &str| match Action::decode(&format!("any:::{code}")) {
        Some(Action::Random { wish, .. }) => Some(wish),
        _ => None,
    };
    assert_eq!(wish("0::::"), Some(Wish::default()));
    assert_eq!(wish("0:::::XX:"), None);
    assert_eq!(wish("0:::::US:x"), None);
    let page = Action::decode("list:::t:3");
    let Some(Action::Browse { view }) = page else {
        panic!("{page:?}")
    };
    assert_eq!((view.section.country, view.page), (None, 3));
    assert_eq!(Action::decode("list:::t:3:XX"), None);
    assert_eq!(Action::decode("list:::t:3:US:US"), None);
}

#[test]
fn buttons_made_before_there_were_columns_still_work() {
    let film = FilmId::parse("heat-1995").unwrap();
    let wish = Wish {
        decade: Decade::new(1990),
        with: PersonId::parse("al-pacino"),
        country: Country::from_code("US"),
        reviewed: Reviewed::NoMatter,
        ..Wish::default()
    };
    let walk = |seed, shown_up_to| Some(Walk { seed, shown_up_to });
    let browse = |section, page| Action::Browse {
        view: View {
            section,
            sort: Sort::Newest,
            page,
        },
    };
    let section = Section {
        genre: Some(Genre::Crime),
        country: Country::from_code("US"),
        extent: Extent::All,
        ..Section::default()
    };
    for (code, action) in [
        (
            "read:heat-1995:2",
            Action::FullReview {
                film,
                page: 2,
                column: None,
            },
        ),
        (
            "rand:0::::::",
            Action::Random {
                wish: Wish::default(),
                walk: None,
            },
        ),
        (
            "rand:0:::::2a:",
            Action::Random {
                wish: Wish::default(),
                walk: walk(42, None),
            },
        ),
        (
            "rand:0:1990:::al-pacino:US:n:ffffffff:fedcba9876543210",
            Action::Random {
                wish,
                walk: walk(u32::MAX, Some(0xfe_dcba_9876)),
            },
        ),
        ("list:::n:0::r", browse(Section::default(), 0)),
        ("list:4::n:3:US:a", browse(section, 3)),
    ] {
        assert_eq!(Action::decode(code), Some(action), "{code}");
    }
}

#[test]
fn other_texts_are_no_action() {
    for code in [
        "",
        "film",
        "film:",
        "film:Heat",
        "film:a:b",
        "rand:fffff:::::::",
        "rel:a",
        "list:r:19::t:0",
        "list::::t:0",
        "read:heat-1995:0:",
        "read:heat-1995:0:late-show",
        "rand:0:::::::x::",
        "rand:0:::::::::",
        "rand:0:::::US:n:1:2::",
        "list:::t:0::a:",
        "list:::t:0::a:1:2",
        "menu:0",
    ] {
        assert_eq!(Action::decode(code), None, "{code}");
    }
}

/// What stands on the buttons and menus of messages that members have: each goes on meaning this.
#[test]
#[expect(clippy::too_many_lines, reason = "a row for each action")]
fn codes_in_use_keep_their_meaning() {
    let film = || FilmId::parse("heat-1995").unwrap();
    let also = || FilmId::parse("m-1931").unwrap();
    let person = || PersonId::parse("al-pacino").unwrap();
    let member = Action::Member;
    let list = Action::List;
    let settings = Action::Settings;
    let top = |by, year, page| Action::Member(MemberAction::Top(Top { by, year, page }));
    let wish = Wish {
        genres: [Genre::Action, Genre::Crime].into_iter().collect(),
        decade: Decade::new(1990),
        min_rating: Rating::from_tenths(75),
        max_minutes: Minutes::new(120),
        with: Some(person()),
        country: Country::from_code("US"),
        column: Some(longest_column()),
        reviewed: Reviewed::NoMatter,
    };
    let sought = Sought {
        genres: wish.genres,
        decade: Decade::new(1990),
        max_minutes: Minutes::new(120),
        from_watchlist: true,
    };
    let genres = wish.genres.bits();
    let spoilers = Setting::Spoilers(SpoilerPolicy::LeftOut);
    let random = format!("rand:{genres:x}:1990:75:120:al-pacino:US:n:ffffffff:2a:ff");
    let codes: &[(&str, Action)] = &[
        ("film:heat-1995", Action::Review { film: film() }),
        (
            "read:heat-1995:1:ffffffff",
            Action::FullReview {
                film: film(),
                page: 1,
                column: Some(longest_column()),
            },
        ),
        (
            &random,
            Action::Random {
                wish: wish.clone(),
                walk: Some(Walk {
                    seed: 42,
                    shown_up_to: Some(255),
                }),
            },
        ),
        (
            "rel:heat-1995:",
            Action::Related {
                film: film(),
                also: None,
            },
        ),
        (
            "rel:heat-1995:m-1931",
            Action::Related {
                film: film(),
                also: Some(also()),
            },
        ),
        (
            "why:heat-1995:",
            Action::Why {
                film: film(),
                also: None,
            },
        ),
        (
            "link:heat-1995:m-1931",
            Action::Connect {
                from: film(),
                to: also(),
            },
        ),
        (
            "who:al-pacino:2",
            Action::Person {
                person: person(),
                page: 2,
            },
        ),
        (
            "list:1:1990:r:3:US:a:ffffffff",
            Action::Browse {
                view: View {
                    section: Section {
                        genre: Genre::ALL.get(1).copied(),
                        decade: Decade::new(1990),
                        country: Country::from_code("US"),
                        column: Some(longest_column()),
                        extent: Extent::All,
                    },
                    sort: Sort::Rating,
                    page: 3,
                },
            },
        ),
        (
            "set:show",
            settings(SettingsAction::Open(SettingsPage::Overview)),
        ),
        (
            "set:open:answers.spoilers",
            settings(SettingsAction::Open(SettingsPage::Setting(
                spoilers.field(),
            ))),
        ),
        (
            "set:log:4",
            settings(SettingsAction::Open(SettingsPage::History(4))),
        ),
        (
            "set:file",
            settings(SettingsAction::Open(SettingsPage::Export)),
        ),
        (
            "set:ask",
            settings(SettingsAction::Open(SettingsPage::Reset)),
        ),
        (
            "set:to:answers.spoilers:\"left-out\"",
            settings(SettingsAction::Set(spoilers.clone())),
        ),
        (
            "set:def:answers.spoilers",
            settings(SettingsAction::Unset(spoilers.field())),
        ),
        (
            "set:fill:answers.spoilers",
            settings(SettingsAction::Fill(spoilers.field())),
        ),
        ("set:import", settings(SettingsAction::Import)),
        ("set:reset", settings(SettingsAction::Reset)),
        ("set:undo:7", settings(SettingsAction::Undo(7))),
        ("set:sample", settings(SettingsAction::Sample)),
        (
            "me:see:heat-1995",
            member(MemberAction::See { film: film() }),
        ),
        (
            "me:unsee:heat-1995:1",
            member(MemberAction::Unsee {
                film: film(),
                page: 1,
            }),
        ),
        ("me:seen:2", member(MemberAction::Seen { page: 2 })),
        (
            "me:ask:heat-1995",
            member(MemberAction::AskScore { film: film() }),
        ),
        (
            "me:rate:heat-1995:9",
            member(MemberAction::Rate {
                film: film(),
                score: Score::new(9).unwrap(),
            }),
        ),
        (
            "me:say:heat-1995",
            member(MemberAction::Say { film: film() }),
        ),
        (
            "me:unrate:heat-1995",
            member(MemberAction::Unrate { film: film() }),
        ),
        (
            "me:all:heat-1995:0",
            member(MemberAction::Opinions {
                film: film(),
                page: 0,
            }),
        ),
        (
            "me:hush:heat-1995:77",
            member(MemberAction::RemoveSentence {
                film: film(),
                of: UserId(77),
            }),
        ),
        ("me:for", member(MemberAction::Recommend)),
        ("me:top:rated::0", top(TopBy::Rated, None, 0)),
        (
            "me:top:wanted:2026:1",
            top(TopBy::Wanted, Year::new(2026), 1),
        ),
        ("me:top:watched::2", top(TopBy::Watched, None, 2)),
        ("me:kept", member(MemberAction::Kept)),
        ("me:file", member(MemberAction::Export)),
        ("me:forget", member(MemberAction::AskForget)),
        ("me:forget-here", member(MemberAction::Forget(Scope::Here))),
        (
            "me:forget-all",
            member(MemberAction::Forget(Scope::Everywhere)),
        ),
        ("me:policy", member(MemberAction::Policy)),
        (
            "first:9heat-1995:c0:0102",
            Action::First(FirstAction {
                asked: Asked {
                    passed: 0b1100_0000,
                    shown: vec![1, 2],
                    sought: Sought::default(),
                },
                answer: FirstAnswer::Rate(film(), Score::new(9).unwrap()),
            }),
        ),
        (
            "first:n01:0:01:AACOOPE",
            Action::First(FirstAction {
                asked: Asked {
                    passed: 0,
                    shown: vec![1],
                    sought,
                },
                answer: FirstAnswer::NotSeen(1),
            }),
        ),
        (
            "rec:w1AAAAAAAA",
            Action::Offer(OfferAction {
                offered: Offered::default(),
                step: Step::With(1, Deed::Want),
            }),
        ),
        (
            "wl:want::heat-1995",
            list(ListAction::Want {
                list: None,
                film: film(),
            }),
        ),
        (
            "wl:want:3:heat-1995",
            list(ListAction::Want {
                list: Some(3),
                film: film(),
            }),
        ),
        (
            "wl:typed:4:NoirM: 2 (2027)",
            list(ListAction::WantTyped {
                list: ListName::parse("Noir"),
                typed: "M: 2 (2027)".to_owned(),
            }),
        ),
        (
            "wl:typed:0:Tenet",
            list(ListAction::WantTyped {
                list: None,
                typed: "Tenet".to_owned(),
            }),
        ),
        (
            "wl:unwant:3:heat-1995",
            list(ListAction::Unwant {
                list: 3,
                film: film(),
            }),
        ),
        (
            "wl:off:3:heat-1995",
            list(ListAction::Remove {
                list: 3,
                film: film(),
            }),
        ),
        ("wl:open:", list(ListAction::Open { list: None })),
        (
            "wl:page:3:m:1",
            list(ListAction::Show {
                list: 3,
                order: Order::MostWanted,
                page: 1,
            }),
        ),
        (
            "wl:film:3:heat-1995",
            list(ListAction::Entry {
                list: Some(3),
                film: film(),
            }),
        ),
        (
            "wl:pick:1f:e:2a:0::::",
            list(ListAction::Pick {
                list: Some(31),
                weighing: Weighing::Evenly,
                last: Some(42),
                wish: Wish::default(),
            }),
        ),
        (
            "wl:seen:3:heat-1995",
            list(ListAction::Watched {
                list: 3,
                film: film(),
            }),
        ),
        ("wl:past:", list(ListAction::History { page: None })),
        ("wl:day:5", list(ListAction::Past { entry: 5 })),
        ("wl:there:5", list(ListAction::There { entry: 5 })),
        ("wl:not:5", list(ListAction::NotThere { entry: 5 })),
        ("wl:undo:5", list(ListAction::Unwatch { entry: 5 })),
        ("wl:del:3", list(ListAction::Delete { list: 3 })),
    ];
    for (code, action) in codes {
        assert_eq!(Action::decode(code).as_ref(), Some(action), "{code}");
    }
}
