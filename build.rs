//! Makes cargo see review files that are added, changed or taken away: they are embedded.

fn main() {
    println!("cargo:rerun-if-changed=reviews");
}
