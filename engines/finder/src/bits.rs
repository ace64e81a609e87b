/// The known answers to one facet, one bit per entry; unknown where neither bit is set.
#[derive(Clone, Debug, Default)]
pub(crate) struct Column {
    yes: Vec<u64>,
    no: Vec<u64>,
}

/// Answers of 64 entries to one wish.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answers {
    pub yes: u64,
    pub no: u64,
}

impl Column {
    /// Room for this many times 64 entries, all unknown.
    pub fn new(blocks: usize) -> Self {
        Self {
            yes: vec![0; blocks],
            no: vec![0; blocks],
        }
    }

    /// Adds an answer for one entry; `true` for yes.
    pub fn answer(&mut self, slot: usize, yes: bool) {
        let bits = if yes { &mut self.yes } else { &mut self.no };
        set(bits, slot);
    }

    /// Forgets what was answered for one entry.
    pub fn forget(&mut self, slot: usize) {
        clear(&mut self.yes, slot);
        clear(&mut self.no, slot);
    }

    /// A yes and a no together are a contradiction, hence unknown.
    pub fn block(&self, block: usize) -> Answers {
        let (yes, no) = (self.yes[block], self.no[block]);
        Answers {
            yes: yes & !no,
            no: no & !yes,
        }
    }
}

pub(crate) fn set(bits: &mut [u64], slot: usize) {
    bits[slot / 64] |= 1 << (slot % 64);
}

pub(crate) fn clear(bits: &mut [u64], slot: usize) {
    bits[slot / 64] &= !(1 << (slot % 64));
}

/// The positions of the set bits of a block, lowest first.
pub(crate) fn ones(mut block: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (block != 0).then(|| block.trailing_zeros() as usize)?;
        block &= block - 1;
        Some(lowest)
    })
}
