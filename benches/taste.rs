//! How long recommendations take, for how long others wait for them, whether an actor's films are
//! offered to who likes the actor, and what real members liked of what is offered and related.
//!
//! `cargo bench --bench taste`; with `REELATED_DATA=…` also on the films of Wikipedia's lists, and
//! for real members on the bundled catalogue. `-- liking` does the latter alone, `-- read` prints
//! lists of `/related` to be read.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use jiff::Timestamp;
use reelated::app::App;
use reelated::catalog::{Catalog, FilmNo, Filter, PersonNo, Taste};
use reelated::command::{Call, Options, Request, Value};
use reelated::config::Database;
use reelated::member::{Noted, Score};
use reelated::settings::Settings;
use reelated::snowflake::{ChannelId, GuildId, UserId};
use reelated::store::{Asker, Store};
use support::dice::Dice;
use support::measure::{Times, percent};
use support::{files, liking, made_up};
use tokio::runtime;

#[allow(dead_code, reason = "each benchmark needs a part of it")]
mod support {
    pub(crate) mod dice;
    pub(crate) mod files;
    pub(crate) mod liking;
    pub(crate) mod made_up;
    pub(crate) mod measure;
}

const FIVE: usize = 5;
/// As many films as Wikipedia's lists have.
const FILMS: usize = 36_243;
const QUERIES: usize = 20;
/// Whoever is in so many films has enough to rate and enough to be offered.
const CAREER: usize = 12;

fn main() {
    // `cargo test --all-targets` starts benchmarks too, without this.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let asked_for = |part: &str| std::env::args().any(|argument| argument == part);
    if asked_for("read") {
        liking::print_to_read(&liking::catalog(), 60);
        return;
    }
    if let Some(directory) = files::directory() {
        let catalog = liking::catalog();
        let members = liking::members(&catalog, &directory.join("member-ratings.jsonl"));
        liking::print_recommended(&catalog, &members);
        liking::print_related(&catalog, &members);
    }
    if asked_for("liking") {
        return;
    }
    println!("{FILMS} made-up films");
    measure(&Catalog::new(made_up::films(FILMS, 1)));
    others_wait(Catalog::new(made_up::films(FILMS, 1)));
    if let Some(directory) = files::directory() {
        println!("wikipedia-films.jsonl");
        measure(&Catalog::new(files::read(
            &directory.join("wikipedia-films.jsonl"),
        )));
    }
}

fn measure(catalog: &Catalog) {
    times(catalog);
    for others in [0, 4, 16] {
        actors(catalog, others);
    }
}

/// A member who rated so many films by chance.
fn by_chance(catalog: &Catalog, ratings: usize, dice: &mut Dice) -> Taste {
    let films: Vec<FilmNo> = catalog.films().collect();
    let rated = (0..ratings).map(|_| (*dice.pick(&films), score(1, 10, dice)));
    let rated: BTreeMap<FilmNo, u8> = rated.collect();
    Taste {
        rated: rated.into_iter().collect(),
        ..Taste::default()
    }
}

fn score(from: u8, to: u8, dice: &mut Dice) -> u8 {
    from + u8::try_from(dice.below(usize::from(to - from) + 1)).expect("a score")
}

fn times(catalog: &Catalog) {
    let mut dice = Dice::new(1);
    println!("members  ratings each      p50 µs    p99 µs");
    for (members, ratings) in [(1, 3), (1, 20), (1, 500), (1, 10_000), (5, 20), (5, 500)] {
        let mut times = Times::default();
        for _ in 0..QUERIES {
            let group: Vec<Taste> = (0..members)
                .map(|_| by_chance(catalog, ratings, &mut dice))
                .collect();
            let _known = times.take(|| catalog.recommend(&group, &Filter::default(), FIVE));
        }
        println!(
            "{members:7}  {ratings:12}  {:10.0} {:9.0}",
            times.percentile(50),
            times.percentile(99)
        );
    }
}

/// Members who rated four films of an actor 8 to 10, and so many others 3 to 7 by chance: how many
/// of the first five are the actor's, and how often one is.
fn actors(catalog: &Catalog, others: usize) {
    let mut dice = Dice::new(1);
    let mut careers: Vec<PersonNo> = Vec::new();
    for film in catalog.films() {
        let cast = catalog.cast(film).iter();
        careers.extend(cast.filter(|person| catalog.appearances(**person).len() >= CAREER));
    }
    careers.sort_unstable();
    careers.dedup();
    let (mut theirs, mut offered_in_all, mut lists, mut lists_with) = (0, 0, 0, 0);
    for _ in 0..10 * QUERIES {
        let actor = *dice.pick(&careers);
        let films = catalog.appearances(actor);
        let mut rated: BTreeMap<FilmNo, u8> = by_chance(catalog, others, &mut dice)
            .rated
            .into_iter()
            .map(|(film, _)| (film, score(3, 7, &mut dice)))
            .collect();
        let mut liked = 0;
        while liked < 4 {
            let film = dice.pick(films).film;
            let score = score(8, 10, &mut dice);
            liked += usize::from(rated.insert(film, score).is_none());
        }
        let member = Taste {
            rated: rated.into_iter().collect(),
            ..Taste::default()
        };
        let offered = catalog
            .recommend(&[member], &Filter::default(), FIVE)
            .expect("four films are rated");
        let is_theirs = |film: FilmNo| catalog.cast(film).contains(&actor);
        offered_in_all += offered.len();
        let found = offered.iter().filter(|one| is_theirs(one.film)).count();
        theirs += found;
        lists += 1;
        lists_with += usize::from(found > 0);
    }
    println!(
        "with {others} other ratings {:.1} % of the first five are the liked actor's, {:.1} % of lists have one",
        percent(theirs, offered_in_all),
        percent(lists_with, lists)
    );
}

/// How long `/help` takes on one worker while films for five members are computed again and again.
fn others_wait(catalog: Catalog) {
    const GUILD: GuildId = GuildId(1);
    let mut dice = Dice::new(1);
    let members: Vec<(UserId, Taste)> = (1..=5)
        .map(|member| (UserId(member), by_chance(&catalog, 20, &mut dice)))
        .collect();
    let workers = runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime can be made");
    let place = tempfile::tempdir().expect("a directory can be made");
    let database = Database::File(place.path().join("reelated.db"));
    let store = workers.block_on(async {
        let store = Store::open(&database).await.expect("a new store opens");
        for (member, Taste { rated, .. }) in members {
            let asker = Asker {
                guild: GUILD,
                member,
                at: Timestamp::UNIX_EPOCH,
            };
            for (film, score) in rated {
                let score = Score::new(score).expect("a score");
                let film = Noted::from(catalog.film(film));
                let kept = store.rate(asker, &film, score, None).await;
                kept.expect("the store can be written");
            }
        }
        store
    });
    let app = App::new(catalog, Settings::default(), Box::new(|| 1))
        .with_store(store, Box::new(|| Timestamp::UNIX_EPOCH));
    let app = Arc::new(app);
    let command = |name: &str, options: &[(&str, &str)]| {
        let options = options.iter().map(|(name, value)| {
            let value = Value::Text((*value).to_owned());
            ((*name).to_owned(), value)
        });
        Call {
            asker: UserId(1),
            request: Request::Command {
                name: name.to_owned(),
                options: Options(options.collect()),
            },
            ..Call::by_itself(GUILD, ChannelId(1), Settings::default(), None)
        }
    };
    let ask = |call: Call| {
        let app = Arc::clone(&app);
        workers.spawn(async move { app.answer(&call).await.expect("it is answered") })
    };
    let recommend = command("recommend", &[("with", "<@2> <@3> <@4> <@5>")]);
    let mut waits = Vec::new();
    for _ in 0..QUERIES {
        let films = ask(recommend.clone());
        while !films.is_finished() {
            let start = Instant::now();
            let help = workers.block_on(ask(command("help", &[])));
            help.expect("no panic");
            waits.push(start.elapsed());
        }
    }
    waits.sort_unstable();
    println!(
        "meanwhile /help takes at most {:?}, half the time {:?}, {} times",
        waits[waits.len() - 1],
        waits[waits.len() / 2],
        waits.len()
    );
}
