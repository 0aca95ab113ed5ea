//! Makes cargo see reviews and files of the page that are added, changed or taken away: they are embedded.

fn main() {
    println!("cargo:rerun-if-changed=reviews");
    println!("cargo:rerun-if-changed=src/playground/page");
}
