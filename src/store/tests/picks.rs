//! Picks: what was shown is remembered, by server, for all processes.

use super::*;

async fn show(store: &Store, guild: GuildId, film: &str, forget: &[&str]) -> Vec<FilmId> {
    super::show(store, guild, film, forget).await.unwrap()
}

#[tokio::test]
async fn what_was_shown_is_remembered_in_order() {
    on_each(async |store| {
        assert_eq!(show(store, GUILD, "heat-1995", &[]).await, []);
        assert_eq!(
            show(store, GUILD, "ran-1985", &[]).await,
            films(&["heat-1995"])
        );
        let nothing = store.pick(GUILD, |_| None::<((), Shown)>).await.unwrap();
        assert_eq!(nothing, None);
        // Only what is to be forgotten is.
        let both = films(&["heat-1995", "ran-1985"]);
        assert_eq!(show(store, GUILD, "heat-1995", &["heat-1995"]).await, both);
        let turned = films(&["ran-1985", "heat-1995"]);
        let all = ["ran-1985", "heat-1995"];
        assert_eq!(show(store, GUILD, "pi-1998", &all).await, turned);
        assert_eq!(
            show(store, GUILD, "up-2009", &[]).await,
            films(&["pi-1998"])
        );
        assert_eq!(show(store, GuildId(2), "pi-1998", &[]).await, []);
    })
    .await;
}

#[tokio::test]
async fn two_processes_share_one_memory() {
    on_each(async |store| {
        let all: Vec<FilmId> = (0..40)
            .map(|film| films(&[&format!("film-{film}")])[0].clone())
            .collect();
        let picks = (0..4).map(|_| {
            let (store, all) = (store.clone(), all.clone());
            tokio::spawn(async move {
                let mut picked = Vec::new();
                for _ in 0..10 {
                    let first = |before: &[FilmId]| {
                        let film = all.iter().find(|film| !before.contains(film))?.clone();
                        let forget = Vec::new();
                        Some((film.clone(), Shown { film, forget }))
                    };
                    picked.push(store.pick(GUILD, first).await.unwrap().unwrap());
                }
                picked
            })
        });
        let mut picked = Vec::new();
        for pick in picks.collect::<Vec<_>>() {
            picked.extend(pick.await.unwrap());
        }
        picked.sort();
        picked.dedup();
        assert_eq!(picked.len(), 40);
    })
    .await;
}
