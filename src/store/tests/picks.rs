//! Picks: nothing repeats before everything was shown.

use super::*;

#[tokio::test]
async fn nothing_repeats_before_everything_was_shown() {
    on_each(async |store| {
        let all = films(&["heat-1995", "ran-1985", "pi-1998", "up-2009"]);
        let two = films(&["heat-1995", "ran-1985"]);
        let mut round = Vec::new();
        for roll in [9, 4, 5, 0] {
            round.push(
                store
                    .pick(GUILD, &all, roll)
                    .await
                    .unwrap()
                    .unwrap()
                    .clone(),
            );
        }
        let last = round[3].clone();
        round.sort();
        assert_eq!(round, {
            let mut sorted = all.clone();
            sorted.sort();
            sorted
        });
        // Everything starts again, but not with what was shown last.
        assert_ne!(store.pick(GUILD, &all, 0).await.unwrap(), Some(&last));
        // Only what fits is forgotten.
        for server in [1, 2] {
            let guild = GuildId(server);
            store.pick(guild, &films(&["pi-1998"]), 0).await.unwrap();
            for roll in 0..5 {
                store.pick(guild, &two, roll).await.unwrap();
            }
            let rest = films(&["pi-1998", "up-2009"]);
            assert_eq!(store.pick(guild, &rest, 0).await.unwrap(), Some(&rest[1]));
        }
        let one = films(&["heat-1995"]);
        for roll in [u32::MAX, 0] {
            assert_eq!(
                store.pick(GuildId(3), &one, roll).await.unwrap(),
                Some(&one[0])
            );
        }
        assert_eq!(store.pick(GUILD, &[], 0).await.unwrap(), None);
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
                    picked.push(store.pick(GUILD, &all, 3).await.unwrap().unwrap().clone());
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
