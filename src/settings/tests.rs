use insta::assert_snapshot;
use jiff::Timestamp;
use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;

use super::*;
use crate::film::{Genre, Rating, Year};
use crate::snowflake::ChannelId;

/// A value of a setting that is not its default, by its kind.
fn sample(field: Field) -> Value {
    let channels = [u64::MAX, 1].map(ChannelId);
    let genres = [Genre::War, Genre::ScienceFiction, Genre::TvMovie];
    match field.kind() {
        Kind::Channels => Value::Channels(channels.into_iter().collect()),
        Kind::Flag => {
            let default = Setting::of(&Settings::default(), field).value();
            Value::Flag(default == Value::Flag(false))
        }
        Kind::Choice(words) => Value::Choice(words[words.len() - 1]),
        Kind::Genres => Value::Genres(genres.into_iter().collect()),
        Kind::Rating => Value::Rating(Rating::from_tenths(65)),
        Kind::Year => Value::Year(Year::new(1970)),
        Kind::Channel => Value::Channel(Some(ChannelId(5))),
        Kind::Time => Value::Time(ClockTime::parse("7:05").unwrap()),
        Kind::Zone => Value::Zone(Zone::parse("america/argentina/buenos_aires").unwrap()),
        Kind::Weekdays => {
            Value::Weekdays(Weekdays::new([Weekday::Sunday, Weekday::Monday]).unwrap())
        }
    }
}

fn every_setting() -> Vec<Setting> {
    let samples = Field::ALL.map(|field| field.with(sample(field)).unwrap());
    let defaults = Settings::default();
    let defaults = Field::ALL.map(|field| Setting::of(&defaults, field));
    samples.into_iter().chain(defaults).collect()
}

#[test]
fn a_setting_holds_values_of_its_kind_alone() {
    for (field, other) in Field::ALL
        .into_iter()
        .flat_map(|it| Field::ALL.map(|other| (it, other)))
    {
        let fits = field.kind() == other.kind();
        let held = field.with(sample(other));
        assert_eq!(held.is_some(), fits, "{field:?} {other:?}");
    }
}

#[test]
fn every_setting_reads_back() {
    for setting in every_setting() {
        let toml = setting.to_toml();
        let field = setting.field();
        assert_eq!(
            Setting::from_toml(field, &toml).as_ref(),
            Some(&setting),
            "{toml}"
        );
        assert_eq!(Field::from_path(&field.path()), Some(field));
        let mut settings = Settings::default();
        setting.clone().apply(&mut settings);
        assert_eq!(Setting::of(&settings, field), setting);
        let json = serde_json::to_string(&settings).unwrap();
        assert_eq!(serde_json::from_str::<Settings>(&json).unwrap(), settings);
    }
}

#[test]
fn channels_of_others_are_taken_out_and_nothing_becomes_public() {
    let ids = |ids: &[u64]| ids.iter().copied().map(ChannelId).collect();
    let check = |public: &[u64]| {
        let film = Setting::FilmChannel(Some(ChannelId(9)));
        let mut chosen: Chosen = [Setting::Channels(ids(public)), film].into_iter().collect();
        chosen.disown(&ids(&[2, 3]));
        let settings = chosen.over(&Settings::default());
        assert_eq!(settings.film_of_the_day.channel, Some(ChannelId(9)));
        chosen.disown(&ids(&[9]));
        assert_eq!(
            chosen.over(&Settings::default()).film_of_the_day.channel,
            None
        );
        (settings.channels, settings.answers)
    };
    assert_eq!(check(&[1, 2]), (ids(&[1]), Visibility::Public));
    assert_eq!(check(&[1]), (ids(&[1]), Visibility::Public));
    assert_eq!(check(&[2, 3]), (ids(&[]), Visibility::Private));
    assert_eq!(check(&[]), (ids(&[]), Visibility::Public));
}

#[test]
fn what_is_not_chosen_is_the_operators() {
    let defaults = Settings {
        answers: Visibility::Private,
        ..Settings::default()
    };
    let mut chosen = Chosen::default();
    chosen.set(Setting::Spoilers(SpoilerPolicy::Shown));
    let settings = chosen.over(&defaults);
    assert_eq!(settings.answers, Visibility::Private);
    assert_eq!(settings.spoilers, SpoilerPolicy::Shown);
    chosen.unset(Field::Spoilers);
    assert_eq!(chosen.over(&defaults), defaults);
}

#[test]
fn undoing_is_all_or_nothing() {
    let before = Chosen::default();
    let after: Chosen = every_setting().into_iter().take(3).collect();
    let changes = before.changes_to(&after);
    assert_eq!(changes.len(), 3);
    let mut now = after.clone();
    now.undo(&changes).unwrap();
    assert_eq!(now, before);
    let mut later = after.clone();
    later.unset(Field::DirectMessages);
    let before = later.clone();
    assert_eq!(
        later.undo(&changes),
        Err(ChangedSince(vec![Field::DirectMessages]))
    );
    assert_eq!(later, before);
}

fn import(text: &str) -> Result<Chosen, String> {
    file::read("settings.toml", text.as_bytes(), &Settings::default())
        .map_err(|problems| problems.to_string())
}

/// What is wrong with a settings file of this text.
fn check(text: &str) -> String {
    import(text).expect_err("something is wrong with it")
}

#[test]
fn a_settings_file_reads_back() {
    let every = every_setting().into_iter().take(Field::ALL.len());
    let everything: Chosen = every
        .filter(|setting| setting.field().is_the_servers())
        .collect();
    let written = file::write(&everything, &Settings::default());
    assert_eq!(import(&written), Ok(everything));
    let written = file::write(&Chosen::default(), &Settings::default());
    assert_eq!(import(&written), Ok(Chosen::default()));
    let chosen: Chosen = [Setting::Spoilers(SpoilerPolicy::Shown)]
        .into_iter()
        .collect();
    assert_snapshot!(file::write(&chosen, &Settings::default()), @r##"
    # Reelated: the settings of one server.
    #
    # What stands behind a "#" is what the bot's operator decided; take the "#" off to decide
    # otherwise. Importing this file replaces all of the server's settings.

    [answers]
    # channels = []
    # visibility = "public"
    # language = "auto"
    spoilers = "shown"
    # pick_unconfirmed = false
    # genres_left_out = []
    # lowest_rating = "any"
    # earliest_year = "any"
    # latest_year = "any"

    [film_of_the_day]
    # channel = "off"
    # time = "18:00"
    # time_zone = "UTC"
    # weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    "##);
}

#[test]
#[expect(clippy::too_many_lines, reason = "what is read takes its lines")]
fn everything_wrong_with_a_settings_file_is_said_at_once() {
    assert_snapshot!(check(r#"
colour = "red"
[answers]
visibility = "privat"
language = "fr"
channels = ["general"]
direct_messages = 1
genres_left_out = ["Horor"]
lowest_rating = 11
earliest_year = 1066
pick_unconfirmd = true
channel = "5"
[film_of_the_day]
channel = 0
time = "25:00"
time_zone = "Europe/Berln"
weekdays = []
[films]
"#), @r#"
    error[unknown-key]: there is no section `colour`
     --> settings.toml:2:1
      |
    2 | colour = "red"
      | ^^^^^^
      |
      = allowed: answers, film_of_the_day

    error[unknown-value]: `answers.visibility` cannot be "privat"
     --> settings.toml:4:14
      |
    4 | visibility = "privat"
      |              ^^^^^^^^
      |
      = allowed: "public" or "private"
      = help: did you mean `private`?

    error[unknown-value]: `answers.language` cannot be "fr"
     --> settings.toml:5:12
      |
    5 | language = "fr"
      |            ^^^^
      |
      = allowed: "auto", "en" or "de"

    error[unknown-value]: `answers.channels` holds something that is not a channel's id
     --> settings.toml:6:12
      |
    6 | channels = ["general"]
      |            ^^^^^^^^^^^
      |
      = allowed: a list of at most 100 channels' ids, such as ["1000000000000000000"]; empty for every channel

    error[unknown-key]: `answers.direct_messages` is for the bot's operator to decide
     --> settings.toml:7:1
      |
    7 | direct_messages = 1
      | ^^^^^^^^^^^^^^^
      |
      = help: take the line out

    error[unknown-value]: `answers.genres_left_out` cannot hold "Horor"
     --> settings.toml:8:19
      |
    8 | genres_left_out = ["Horor"]
      |                   ^^^^^^^^^
      |
      = allowed: a list of genres as review files write them, such as ["War"]
      = help: did you mean `Horror`?

    error[unknown-value]: `answers.lowest_rating` is not a rating from 0 to 10
     --> settings.toml:9:17
      |
    9 | lowest_rating = 11
      |                 ^^
      |
      = allowed: a number from 0 to 10, or "any"

    error[unknown-value]: `answers.earliest_year` is not a year of film
      --> settings.toml:10:17
       |
    10 | earliest_year = 1066
       |                 ^^^^
       |
       = allowed: a year from 1874 to 2100, or "any"

    error[unknown-key]: there is no key `pick_unconfirmd` in [answers]
      --> settings.toml:11:1
       |
    11 | pick_unconfirmd = true
       | ^^^^^^^^^^^^^^^
       |
       = allowed: channels, visibility, language, spoilers, pick_unconfirmed, genres_left_out, lowest_rating, earliest_year, latest_year
       = help: did you mean `pick_unconfirmed`?

    error[unknown-key]: there is no key `channel` in [answers]
      --> settings.toml:12:1
       |
    12 | channel = "5"
       | ^^^^^^^
       |
       = help: `channel` belongs into [film_of_the_day]

    error[unknown-value]: `film_of_the_day.channel` is not a channel's id
      --> settings.toml:14:11
       |
    14 | channel = 0
       |           ^
       |
       = allowed: a channel's id, such as "1000000000000000000", or "off"

    error[unknown-value]: `film_of_the_day.time` is not a time of the day
      --> settings.toml:15:8
       |
    15 | time = "25:00"
       |        ^^^^^^^
       |
       = allowed: a time of the day from "00:00" to "23:59"

    error[unknown-value]: `film_of_the_day.time_zone` cannot be "Europe/Berln"
      --> settings.toml:16:13
       |
    16 | time_zone = "Europe/Berln"
       |             ^^^^^^^^^^^^^^
       |
       = allowed: a time zone of the IANA database, such as "Europe/Berlin"
       = help: did you mean `Europe/Berlin`?

    error[unknown-value]: `film_of_the_day.weekdays` holds no day
      --> settings.toml:17:12
       |
    17 | weekdays = []
       |            ^^
       |
       = allowed: a list of days, such as ["saturday", "sunday"]

    error[unknown-key]: there is no section `films`
      --> settings.toml:18:2
       |
    18 | [films]
       |  ^^^^^
       |
       = allowed: answers, film_of_the_day
    "#);
    assert_snapshot!(check("[answers]\nearliest_year = 2000\nlatest_year = 1990"), @"
    error[contradiction]: `answers.earliest_year` comes after `answers.latest_year`
    --> settings.toml
    ");
    assert_snapshot!(check("[answers]\nvisibility = \n"), @"
    error[syntax]: there is no value
     --> settings.toml:2:14
      |
    2 | visibility = 
      |              ^
    ");
    assert_snapshot!(check("answers = 5"), @"
    error[wrong-type]: `answers` is a whole number
     --> settings.toml:1:11
      |
    1 | answers = 5
      |           ^
      |
      = allowed: a section: a line `[answers]`, and keys below it
    ");
    assert_snapshot!(check("[film_of_the_day]\nweekdays = [\"sonntag\", 5]"), @r#"
    error[unknown-value]: `film_of_the_day.weekdays` cannot hold "sonntag"
     --> settings.toml:2:12
      |
    2 | weekdays = ["sonntag", 5]
      |            ^^^^^^^^^^^^^^
      |
      = allowed: a list of days, such as ["saturday", "sunday"]
    "#);
}

#[test]
fn hostile_settings_files_are_refused() {
    let channels: Vec<String> = (1..=101).map(|id| format!("\"{id}\"")).collect();
    for text in [
        format!("[answers]\nchannels = [{}]", channels.join(", ")),
        format!("# {}", "x".repeat(file::LARGEST)),
        format!("[answers]\nchannels = {}", "[".repeat(10_000)),
        "[answers]\nlowest_rating = nan".to_owned(),
        "[answers]\nlowest_rating = -0.1".to_owned(),
        "[answers]\nearliest_year = 99999999999999999999".to_owned(),
        "[film_of_the_day]\nchannel = \"18446744073709551616\"".to_owned(),
        "[film_of_the_day]\ntime_zone = \"../../etc/passwd\"".to_owned(),
        "[film_of_the_day]\ntime = \"18:3٣\"".to_owned(),
        "[film_of_the_day]\ntime = \"+8:30\"".to_owned(),
        "[answers]\n\"\u{1b}[2J@everyone\" = 1".to_owned(),
    ] {
        let said = check(&text);
        assert!(said.len() < 2_000 && !said.contains('\u{1b}'), "{said}");
    }
    let said = file::read("settings.toml", b"[answers]\n\xff", &Settings::default()).unwrap_err();
    assert_eq!(said.errors(), 1);
}

#[test]
fn zones_are_found_in_any_case() {
    assert_eq!(
        Zone::parse("europe/berlin").unwrap().as_str(),
        "Europe/Berlin"
    );
    assert_eq!(Zone::parse("Middle-earth/Shire"), None);
    assert_eq!(Zone::parse(""), None);
    let names = Zone::names();
    assert!(names.len() > 400, "{}", names.len());
    for name in names {
        assert_eq!(Zone::parse(&name).unwrap().as_str(), name);
    }
}

fn daily(time: &str, zone: &str) -> FilmOfTheDay {
    FilmOfTheDay {
        channel: Some(ChannelId(1)),
        time: ClockTime::parse(time).unwrap(),
        zone: Zone::parse(zone).unwrap(),
        weekdays: Weekdays::ALL,
    }
}

/// The days on which a bot that looks every so many minutes posts, with the minute it posts in.
fn posted(daily: &FilmOfTheDay, from: &str, minutes: i64, every: usize) -> Vec<(Date, Timestamp)> {
    let start: Timestamp = from.parse().unwrap();
    let mut posts: Vec<(Date, Timestamp)> = Vec::new();
    for minute in (0..minutes).step_by(every) {
        let now = start + jiff::SignedDuration::from_mins(minute);
        if let Some(day) = daily.due(now)
            && posts.iter().all(|(posted, _)| *posted != day)
        {
            posts.push((day, now));
        }
    }
    posts
}

#[test]
fn a_year_has_a_film_for_every_day() {
    // With times that the clocks leave out, have twice, and at which the date changes.
    for time in ["00:00", "02:30", "18:00", "23:59"] {
        for zone in [
            "UTC",
            "Europe/Berlin",
            "America/Sao_Paulo",
            "Pacific/Apia",
            "Asia/Kathmandu",
        ] {
            let daily = daily(time, zone);
            let posts = posted(&daily, "2026-01-01T00:00:00Z", 365 * 24 * 60, 10);
            let days: Vec<Date> = posts.iter().map(|(day, _)| *day).collect();
            assert!(days.is_sorted(), "{time} {zone}");
            assert!(
                (365..=366).contains(&days.len()),
                "{time} {zone}: {}",
                days.len()
            );
        }
    }
}

#[test]
fn clock_changes_move_a_post_and_repeat_none() {
    let spring = posted(
        &daily("02:30", "Europe/Berlin"),
        "2026-03-29T00:00:00Z",
        6 * 60,
        1,
    );
    let posts: Vec<String> = spring
        .iter()
        .map(|(day, now)| format!("{day}: {now}"))
        .collect();
    assert_eq!(posts, ["2026-03-29: 2026-03-29T01:30:00Z"]);
    let autumn = posted(
        &daily("02:30", "Europe/Berlin"),
        "2026-10-24T22:00:00Z",
        8 * 60,
        1,
    );
    let posts: Vec<String> = autumn
        .iter()
        .map(|(day, now)| format!("{day}: {now}"))
        .collect();
    assert_eq!(posts, ["2026-10-25: 2026-10-25T00:30:00Z"]);
}

#[test]
fn a_post_is_due_for_three_hours_on_its_days() {
    let mut daily = daily("23:00", "Europe/Berlin");
    let due = |daily: &FilmOfTheDay, now: &str| daily.due(now.parse().unwrap());
    let friday = date(2026, 11, 20);
    assert_eq!(friday.weekday(), Weekday::Friday);
    assert_eq!(due(&daily, "2026-11-20T21:59:59Z"), None);
    assert_eq!(due(&daily, "2026-11-20T22:00:00Z"), Some(friday));
    assert_eq!(due(&daily, "2026-11-21T00:59:59Z"), Some(friday));
    assert_eq!(due(&daily, "2026-11-21T01:00:00Z"), None);
    daily.weekdays = Weekdays::new([Weekday::Saturday]).unwrap();
    assert_eq!(due(&daily, "2026-11-20T22:00:00Z"), None);
    assert_eq!(
        due(&daily, "2026-11-22T00:30:00Z"),
        Some(date(2026, 11, 21))
    );
    daily.channel = None;
    assert_eq!(due(&daily, "2026-11-22T00:30:00Z"), None);
    let ends = [Timestamp::MIN, Timestamp::MAX];
    daily.channel = Some(ChannelId(1));
    assert_eq!(ends.map(|now| daily.due(now)), [None, None]);
}

proptest! {
    #[test]
    fn no_settings_file_makes_it_panic(text in r#"(\[(answers|film_of_the_day)\]\n|(channels|time|time_zone|weekdays|genres_left_out|lowest_rating|latest_year) ?= ?|["'\[\],={}\n]|[a-z0-9.é\u{202e}]{0,3}){0,20}"#) {
        _ = import(&text);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        _ = file::read("settings.toml", &bytes, &Settings::default());
    }
}
