//! How long the bot takes inside its own process: a call in, Discord's JSON out; and to start. Over the
//! reviewed films alone, as with `library.catalogue = false`, and over the whole bundled catalogue.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use criterion::{Criterion, criterion_group, criterion_main};
use reelated::app::App;
use reelated::catalog::{Catalog, FilmNo};
use reelated::command::{
    Call, ChannelId, Enclosed, GuildId, MessageId, Options, Permissions, Place, Reply, Request,
    Target, UserId, Value, refuse,
};
use reelated::discord::answer::Outgoing;
use reelated::film::Year;
use reelated::library::{self, Library, Source};
use reelated::locale::Locale;
use reelated::settings::Settings;
use support::dice::Dice;
use support::measure::Times;

#[allow(dead_code, reason = "each benchmark needs a part of it")]
mod support {
    pub(crate) mod dice;
    pub(crate) mod measure;
}

/// The two sizes that the bot comes in.
const SIZES: [(&str, &[Source]); 2] = [
    ("reviews", &[Source::Bundled]),
    ("catalogue", &[Source::Catalogue, Source::Bundled]),
];

/// How many films, taken by lot, the percentiles are of.
const FILMS: usize = 2_000;

fn read(sources: &[Source]) -> Library {
    library::read(sources, |_| {}).0
}

fn app(catalog: Catalog) -> App {
    App::new(catalog, Settings::default(), Box::new(|| 7))
}

fn call(request: Request) -> Call {
    Call {
        asker: UserId(1),
        permissions: Permissions::default(),
        own_permissions: Permissions::ALL,
        place: Place::Server {
            guild: GuildId(2),
            channel: ChannelId(3),
            thread_of: None,
            installed: true,
        },
        locale: Some(Locale::English),
        server_locale: Some(Locale::English),
        settings: Settings::default(),
        enclosed: Enclosed::default(),
        request,
    }
}

fn options(filled: &[(&str, &str)]) -> Options {
    let value = |typed: &str| Value::Text(typed.to_owned());
    Options(
        filled
            .iter()
            .map(|(name, typed)| ((*name).to_owned(), value(typed)))
            .collect(),
    )
}

fn slash(name: &str, filled: &[(&str, &str)]) -> Call {
    call(Request::Command {
        name: name.to_owned(),
        options: options(filled),
    })
}

fn complete(name: &str, option: &str, typed: &str) -> Call {
    call(Request::Completion {
        name: name.to_owned(),
        options: options(&[(option, typed)]),
        focused: option.to_owned(),
    })
}

fn press(code: &str) -> Call {
    let on = Target {
        message: MessageId(4),
        ours: true,
        asked_by: Some(UserId(1)),
        private: false,
    };
    call(Request::Press {
        code: code.to_owned(),
        on,
    })
}

/// Everything between a parsed interaction and the bytes of its answer.
fn json(app: &App, call: &Call) -> String {
    // Nothing here waits for anything, so that the future is ready when it is first asked.
    let answer = pin!(app.answer(call));
    let Poll::Ready(answer) = answer.poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("nothing here waits");
    };
    match answer {
        Ok(Reply::Say(message)) => Outgoing::say(message),
        Ok(Reply::Change(message)) => Outgoing::change(message),
        Ok(Reply::Suggest(choices)) => Outgoing::suggest(choices),
        Ok(reply) => panic!("nothing here takes long: {reply:?}"),
        Err(refusal) => Outgoing::say(refuse(&refusal, Locale::English.texts())),
    }
    .json()
}

/// What most answers take, and what the slowest hundredth takes, over films taken by lot.
fn percentiles(_: &mut Criterion) {
    // `cargo bench -- --test` only tries whether it runs.
    let is_tried = std::env::args().any(|argument| argument == "--test");
    let films = if is_tried { 20 } else { FILMS };
    for (size, sources) in SIZES {
        let catalog = Catalog::new(read(sources).reviews);
        let calls: Vec<(&str, Vec<Call>)> = by_lot(&catalog, films);
        let app = app(catalog);
        println!(
            "\n{size}: of {films} answers each{:>14}{:>10}",
            "p50, µs", "p99, µs"
        );
        for (name, calls) in calls {
            let mut times = Times::default();
            for call in &calls {
                times.take(|| json(&app, call));
            }
            println!(
                "{name:30}{:10.0}{:10.0}",
                times.percentile(50),
                times.percentile(99)
            );
        }
    }
}

/// Calls about films taken by lot.
fn by_lot(catalog: &Catalog, films: usize) -> Vec<(&'static str, Vec<Call>)> {
    let all: Vec<FilmNo> = catalog.films().collect();
    let mut dice = Dice::new(1);
    let drawn: Vec<FilmNo> = (0..films).map(|_| *dice.pick(&all)).collect();
    let title = |film: &FilmNo| catalog.film(*film).title.to_string();
    let id = |film: &FilmNo| catalog.film(*film).id.as_str().to_owned();
    let of_each = |call: &dyn Fn(&FilmNo) -> Call| drawn.iter().map(call).collect();
    let first_letters = |film: &FilmNo| title(film).chars().take(5).collect::<String>();
    let lead = |film: &FilmNo| {
        let person = catalog.cast(*film).first();
        person.map_or_else(String::new, |no| catalog.person_name(*no).full().to_owned())
    };
    vec![
        (
            "/review, a title typed",
            of_each(&|film| slash("review", &[("film", &title(film))])),
        ),
        (
            "/related",
            of_each(&|film| slash("related", &[("film", &id(film))])),
        ),
        ("why", of_each(&|film| press(&format!("why:{}:", id(film))))),
        (
            "/person",
            of_each(&|film| slash("person", &[("name", &lead(film))])),
        ),
        (
            "/connect",
            drawn
                .windows(2)
                .map(|pair| slash("connect", &[("from", &id(&pair[0])), ("to", &id(&pair[1]))]))
                .collect(),
        ),
        (
            "/random, any film of a decade",
            of_each(&|film| {
                let decade = catalog.film(*film).year.map(Year::decade);
                let decade = decade.map_or_else(|| "1990s".to_owned(), |decade| decade.to_string());
                slash("random", &[("decade", &decade), ("reviewed", "no matter")])
            }),
        ),
        (
            "completing a title",
            of_each(&|film| complete("review", "film", &title(film))),
        ),
        (
            "completing five letters",
            of_each(&|film| complete("review", "film", &first_letters(film))),
        ),
        (
            "completing a person",
            of_each(&|film| complete("person", "name", &lead(film))),
        ),
    ]
}

fn answers(criterion: &mut Criterion) {
    for (size, sources) in SIZES {
        let app = app(Catalog::new(read(sources).reviews));
        answers_of(criterion, size, &app);
    }
}

fn answers_of(criterion: &mut Criterion, size: &str, app: &App) {
    let calls = [
        ("review", slash("review", &[("film", "heat-1995")])),
        (
            "review, a title typed",
            slash("review", &[("film", "Heat")]),
        ),
        ("full review", press("read:heat-1995:0")),
        (
            "random",
            slash("random", &[("genre", "Crime"), ("decade", "1990s")]),
        ),
        ("another", press("rand:0:::::7:")),
        ("related", slash("related", &[("film", "Heat")])),
        (
            "related also",
            slash("related", &[("film", "Heat"), ("also", "Casablanca")]),
        ),
        ("why", press("why:heat-1995:")),
        (
            "connect",
            slash("connect", &[("from", "Casablanca"), ("to", "The Matrix")]),
        ),
        ("person", slash("person", &[("name", "Al Pacino")])),
        ("browse", slash("browse", &[("sort", "rating")])),
        ("help", slash("help", &[])),
        (
            "mistyped",
            slash("review", &[("film", "shawshenk redemption")]),
        ),
        ("complete film", complete("review", "film", "the g")),
        (
            "complete film, nothing typed",
            complete("review", "film", ""),
        ),
        (
            "complete film, a typo",
            complete("review", "film", "goodfelas"),
        ),
        ("complete person", complete("person", "name", "pac")),
        ("complete genre", complete("random", "genre", "crime, d")),
        ("complete decade", complete("random", "decade", "19")),
    ];
    let mut group = criterion.benchmark_group(size);
    for (name, call) in &calls {
        group.bench_function(*name, |bencher| {
            bencher.iter(|| json(app, black_box(call)));
        });
    }
    group.finish();
}

fn start(criterion: &mut Criterion) {
    for (size, sources) in SIZES {
        let mut group = criterion.benchmark_group(format!("start, {size}"));
        group.sample_size(20);
        group.bench_function("read", |bencher| bencher.iter(|| read(sources)));
        let reviews = read(sources).reviews;
        group.bench_function("index", |bencher| {
            let clone = || reviews.clone();
            bencher.iter_batched(clone, Catalog::new, criterion::BatchSize::LargeInput);
        });
        group.finish();
    }
}

criterion_group!(benches, percentiles, answers, start);
criterion_main!(benches);
