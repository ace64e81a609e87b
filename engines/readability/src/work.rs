//! How much was looked at, counted in tests only: there a text that is twice as long may cost twice
//! as much and no more.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// So many characters or words were looked at.
#[inline]
pub(crate) fn add(_steps: usize) {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + _steps));
}

/// What `run` looked at.
#[cfg(test)]
pub(crate) fn of(run: impl FnOnce()) -> usize {
    STEPS.with(|steps| steps.set(0));
    run();
    STEPS.with(std::cell::Cell::get)
}
