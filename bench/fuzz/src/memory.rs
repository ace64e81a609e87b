//! How much memory something takes, counted by the allocator itself: the resident size that
//! libFuzzer looks at once a second misses what comes and goes in between.

use std::alloc::System;

use cap::Cap;

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// The answer of `work`. The program ends where it takes more than these bytes beside what is taken
/// already, with the place that asked for them.
pub fn within<T>(bytes: usize, work: impl FnOnce() -> T) -> T {
    let limit = MEMORY.allocated() + bytes;
    MEMORY.set_limit(limit).expect("more than is taken");
    let answer = work();
    MEMORY.set_limit(usize::MAX).expect("more than any limit");
    answer
}
