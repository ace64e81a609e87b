//! Somebody's copy of the places, kept with nothing but the API's own description.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::ground::Server;

/// Whether the copy takes out what the feed says is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletions {
    Heeded,
    /// The mistake that the test must notice.
    PassedOver,
}

/// What survives a kill: each write alone is whole, several together are not.
#[derive(Debug, Default)]
pub struct Disk {
    pub places: BTreeMap<String, Value>,
    pub position: Option<i64>,
    /// How often everything was taken anew.
    pub beginnings: usize,
}

/// Whoever kept the copy was killed before a write.
#[derive(Debug)]
pub struct Killed;

/// Burns down with each write.
struct Fuse(Option<usize>);

impl Fuse {
    fn write(&mut self) -> Result<(), Killed> {
        match &mut self.0 {
            Some(0) => Err(Killed),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Disk {
    /// Brings the copy up to what the server knows now. With a fuse, dies after so many writes; what was only in
    /// memory is lost.
    pub async fn follow(
        &mut self,
        server: &Server,
        fuse: Option<usize>,
        deletions: Deletions,
    ) -> Result<(), Killed> {
        let mut fuse = Fuse(fuse);
        loop {
            let Some(after) = self.position else {
                self.begin(server, &mut fuse, deletions).await?;
                continue;
            };
            let told = server.json(&format!("/api/v1/changes?after={after}")).await;
            if told["complete"] == false {
                fuse.write()?;
                self.position = None;
                continue;
            }
            let changes = told["changes"].as_array().unwrap();
            for change in changes {
                let id = change["id"].as_str().unwrap();
                let heeded = deletions == Deletions::Heeded;
                if change["deleted"] == true && heeded {
                    fuse.write()?;
                    self.places.remove(id);
                } else if change["place"].is_object() {
                    fuse.write()?;
                    self.places.insert(id.to_owned(), change["place"].clone());
                }
            }
            // Last: whoever dies before reads the same changes again, which does no harm.
            fuse.write()?;
            self.position = told["next"].as_i64();
            if changes.is_empty() {
                return Ok(());
            }
        }
    }

    async fn begin(
        &mut self,
        server: &Server,
        fuse: &mut Fuse,
        deletions: Deletions,
    ) -> Result<(), Killed> {
        let all = server.json("/api/v1/places.json").await;
        self.beginnings += 1;
        let mut left = std::mem::take(&mut self.places);
        for place in all["places"].as_array().unwrap() {
            let id = place["id"].as_str().unwrap().to_owned();
            if let Err(killed) = fuse.write() {
                // What was not reached yet stands there as it was.
                left.append(&mut self.places);
                self.places = left;
                return Err(killed);
            }
            left.remove(&id);
            self.places.insert(id, place.clone());
        }
        if deletions == Deletions::PassedOver {
            self.places.append(&mut left);
        }
        fuse.write()?;
        self.position = all["position"].as_i64();
        Ok(())
    }
}
