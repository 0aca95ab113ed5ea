//! Moving what is kept of a film to the id that it has now.

use super::members::{asker, film, named_noir, noir, score};
use super::*;
use crate::member::{LeftList, Sentence, Which, WhoseWish};

#[tokio::test]
async fn all_that_is_kept_of_a_film_goes_with_it() {
    on_each(async |store| {
        let (old, new) = (film("gamma-2003"), film("gamma-2004"));
        let list = Which::Default;
        let (first, second) = (date(2026, 11, 20), date(2026, 11, 21));
        // Watched under both ids on one day, which fulfilled a wish, and under the old one on another.
        store.want(asker(8, 5), &list, &old).await.unwrap();
        for (who, film, day) in [(7, &old, first), (8, &new, first), (7, &old, second)] {
            let (asker, title) = (asker(who, 10), Some(film.title.as_str()));
            let noting = store.watch(asker, &list, &film.film, title, day).await;
            noting.unwrap().unwrap();
        }
        let said = Sentence::parse("Slow.").unwrap();
        for (who, at, film, points, said) in [
            (7, 10, &old, 4, said.as_ref()),
            (7, 30, &new, 9, None),
            (8, 20, &old, 6, None),
        ] {
            let asker = asker(who, at);
            store.rate(asker, film, score(points), said).await.unwrap();
            store.want(asker, &list, film).await.unwrap();
        }
        show(store, GUILD, "gamma-2003", &[]).await.unwrap();
        for film in [&old, &new] {
            store.decline(asker(9, 10), film).await.unwrap();
        }
        store.create_list(GUILD, &noir(), false).await.unwrap();
        store.want(asker(9, 10), &named_noir(), &old).await.unwrap();
        let (noir, everybodys) = (named_noir(), WhoseWish::Everybodys);
        let left = store.unwant(asker(9, 10), &noir, &old.film, everybodys);
        let Some((
            _,
            LeftList::Done {
                number: withdrawn, ..
            },
        )) = left.await.unwrap()
        else {
            panic!("it was on the list");
        };
        // Another server, and another film.
        let elsewhere = Asker {
            guild: GuildId(2),
            ..asker(7, 40)
        };
        store.see(elsewhere, &old).await.unwrap();
        store.see(elsewhere, &film("ran-1985")).await.unwrap();

        let moves = [Move {
            from: old.film.clone(),
            to: new.clone(),
        }];
        // Again, as another process would.
        for _ in 0..2 {
            store.move_films(&moves).await.unwrap();
        }
        let kept = store.films_kept().await.unwrap();
        let ids: Vec<_> = kept.iter().map(|kept| kept.film.as_str()).collect();
        assert_eq!(ids, ["gamma-2004", "ran-1985"]);
        let spread = store.spread(GUILD, &new.film).await.unwrap();
        assert_eq!((spread.raters(), spread.sum()), (2, 15));
        let mine = store.rating(GUILD, UserId(7), &new.film).await.unwrap();
        let mine = mine.unwrap();
        assert_eq!((mine.score, mine.at), (score(9), at(30)));
        assert_eq!(mine.sentence, said, "nothing newer was said");
        let (_, films) = store.wanted(GUILD, &list).await.unwrap().unwrap();
        assert_eq!(films.len(), 1);
        let since = [(UserId(7), at(10)), (UserId(8), at(20))];
        assert_eq!(films[0].by, since, "the older wish stays");
        let history = store.watched(GUILD).await.unwrap();
        let history: Vec<_> = history.iter().map(|one| (one.on, one.by.len())).collect();
        assert_eq!(history, [(second, 1), (first, 2)]);
        let all = store.kept_about(UserId(8), None).await.unwrap();
        assert_eq!((all[0].wanted.len(), all[0].ended_wishes.len()), (1, 1));
        let wishes = all[0].wanted.iter().chain(&all[0].ended_wishes);
        assert!(wishes.into_iter().all(|wish| wish.noted.film == new.film));
        let declined = store.declined_films(GUILD, UserId(9)).await.unwrap();
        assert_eq!(declined, std::slice::from_ref(&new.film));
        let (_, back) = store
            .bring_back(asker(9, 1), withdrawn)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(back, new);
        let seen = store.seen_films(GuildId(2), UserId(7)).await.unwrap();
        assert_eq!(seen.len(), 2);
        let shown = show(store, GUILD, "up-2009", &[]).await.unwrap();
        assert_eq!(shown, films_of(&["gamma-2004"]));
    })
    .await;
}

fn films_of(ids: &[&str]) -> Vec<FilmId> {
    super::films(ids)
}

#[tokio::test]
async fn a_database_that_is_there_is_read_and_none_is_made() {
    let dir = tempfile::tempdir().unwrap();
    let database = file(dir.path());
    assert_eq!(films_kept_in(&database).await.unwrap(), []);
    assert!(!dir.path().join("made").exists());
    let store = Store::open(&database).await.unwrap();
    let gone = film("gone-1900");
    store.see(asker(7, 10), &gone).await.unwrap();
    // While the bot runs, too.
    assert_eq!(
        films_kept_in(&database).await.unwrap(),
        std::slice::from_ref(&gone)
    );
    store.close().await;
    assert_eq!(films_kept_in(&database).await.unwrap(), [gone]);
}
