//! Work done by several threads, taken in the order it was given.
//!
//! Owns threads and order. Knows nothing of drafts. What is in hand at a time is bounded: one that takes long holds the
//! others up instead of filling the memory with what comes behind it.

use crate::isolate;
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

/// Pieces of work in hand for each thread.
const IN_HAND: usize = 32;

/// How many threads a run may use.
pub(crate) fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Puts `jobs` through `work`, in any of the threads, and what comes of them through `take`, in this one and in the order
/// of the jobs; ends early where `take` fails. A single job is done without a thread of its own.
pub(crate) fn in_order<J: Send, D: Send, E>(
    threads: usize,
    jobs: impl Iterator<Item = J>,
    work: impl Fn(J) -> D + Sync,
    mut take: impl FnMut(D) -> Result<(), E>,
) -> Result<(), E> {
    let mut jobs = jobs.fuse();
    let Some(first) = jobs.next() else { return Ok(()) };
    let Some(second) = jobs.next() else { return take(work(first)) };
    let mut jobs = [first, second].into_iter().chain(jobs);
    if threads < 2 {
        return jobs.try_for_each(|job| take(work(job)));
    }
    let (give, given) = mpsc::channel::<(usize, J)>();
    let given = Mutex::new(given);
    thread::scope(|scope| {
        let (tell, told) = mpsc::channel::<(usize, D)>();
        let mut started = 0;
        for _ in 0..threads {
            let (tell, given, work) = (tell.clone(), &given, &work);
            let thread = isolate::thread().spawn_scoped(scope, move || {
                // The lock is held while waiting: one thread waits at the channel, the others for it.
                let next = || given.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok((number, job)) = next() {
                    if tell.send((number, work(job))).is_err() {
                        break;
                    }
                }
            });
            started += usize::from(thread.is_ok());
        }
        if started == 0 {
            // The system gives no thread.
            return jobs.try_for_each(|job| take(work(job)));
        }
        // With the senders of all threads gone, a thread that died ends the waiting below.
        drop(tell);
        let give = give;
        let mut done: VecDeque<Option<D>> = VecDeque::new();
        let mut taken = 0;
        loop {
            while done.len() < threads * IN_HAND {
                let Some(job) = jobs.next() else { break };
                if give.send((taken + done.len(), job)).is_err() {
                    break;
                }
                done.push_back(None);
            }
            if done.is_empty() {
                return Ok(());
            }
            let Ok((number, result)) = told.recv() else { return Ok(()) };
            done[number - taken] = Some(result);
            while let Some(result) = done.front_mut().and_then(Option::take) {
                done.pop_front();
                taken += 1;
                take(result)?;
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn what_is_given_first_is_taken_first() {
        for threads in [1, 2, 7] {
            let mut taken = Vec::new();
            let slow = |number: usize| {
                thread::sleep(Duration::from_micros(if number.is_multiple_of(50) { 3000 } else { 10 }));
                number * 2
            };
            let end = in_order(threads, 0..500, slow, |number| {
                taken.push(number);
                Ok::<(), ()>(())
            });
            assert_eq!(end, Ok(()));
            assert!(taken.iter().copied().eq((0..500).map(|number| number * 2)));
        }
    }

    #[test]
    fn what_is_in_hand_is_bounded() {
        let (made, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let jobs = (0..2000).inspect(|_| {
            let in_hand = made.fetch_add(1, Ordering::Relaxed) + 1 - taken.load(Ordering::Relaxed);
            assert!(in_hand <= 3 * IN_HAND + 2, "{in_hand}");
        });
        let first_is_slow = |number: usize| {
            if number == 0 {
                thread::sleep(Duration::from_millis(50));
            }
        };
        let end = in_order(3, jobs, first_is_slow, |()| {
            taken.fetch_add(1, Ordering::Relaxed);
            Ok::<(), ()>(())
        });
        assert_eq!((end, taken.load(Ordering::Relaxed)), (Ok(()), 2000));
    }

    #[test]
    fn the_first_failure_ends_it() {
        for threads in [1, 4] {
            let mut taken = 0;
            let end = in_order(
                threads,
                0..,
                |number: usize| number,
                |number| {
                    taken += 1;
                    if number == 20 { Err("enough") } else { Ok(()) }
                },
            );
            assert_eq!((end, taken), (Err("enough"), 21));
        }
    }

    #[test]
    fn nothing_and_one_are_fine() {
        let mut taken = Vec::new();
        let mut run = |jobs: Vec<usize>| {
            in_order(
                4,
                jobs.into_iter(),
                |number| number + 1,
                |number| {
                    taken.push(number);
                    Ok::<(), ()>(())
                },
            )
        };
        assert_eq!((run(vec![]), run(vec![4])), (Ok(()), Ok(())));
        assert_eq!(taken, [5]);
    }
}
