#!/bin/sh
# A walk through Assay: issue certificates, verify them, tamper with one, forge another.
#
# Uses nothing but the built command, from the PATH or from $ASSAY, and the example keys of this
# repository. Everything it writes goes to a temporary folder that it removes.
set -eu

assay=${ASSAY:-assay}
case $assay in
*/*) assay=$(cd "$(dirname "$assay")" && pwd)/$(basename "$assay") ;;
esac
command -v "$assay" >/dev/null || {
  echo "walk-through: there is no command '$assay'; build it, and name it: ASSAY=.build/release/assay" >&2
  exit 1
}
examples=$(cd "$(dirname "$0")" && pwd)
keys=$examples/../Keys

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Lists that whoever runs this has installed are none of its business.
ASSAY_STATE=$work/state
export ASSAY_STATE

say() {
  printf '\n%s\n' "$*" | fold -s -w 78 | sed 's/ *$//'
}

# run STATUS ARGUMENTS…: shows the command and what it prints, and insists on its exit status.
run() {
  execute "$@"
  sed 's/^\(.\)/  \1/' output.txt
}

# The same, up to the first empty line: of a report, the verdict and the reason.
run_briefly() {
  execute "$@"
  sed -n -e '/^$/q' -e 's/^/  /p' output.txt
}

execute() {
  expected=$1
  shift
  printf '\n  $ assay %s\n\n' "$*"
  found=0
  "$assay" "$@" >output.txt 2>&1 </dev/null || found=$?
  if [ "$found" -ne "$expected" ]; then
    cat output.txt
    echo "walk-through: expected exit status $expected, found $found" >&2
    exit 1
  fi
}

# Published on purpose; see Keys/README.md.
EXAMPLE_PASSPHRASE="example passphrase, known to everybody"
export EXAMPLE_PASSPHRASE

# Private keys are for their owner only; git does not keep such permissions.
cd "$work"
install -m 600 "$keys/private/university.key" university.key
cp "$examples/template.json" "$examples/recipients.csv" "$keys/root.json" .
cp "$keys/example.bundle" list.bundle

say "1. A university has a course and a table of the students who passed. The \
template says what is awarded and by whom. Check both first:"
run 0 issue template.json recipients.csv --dry-run

say "2. Sign one certificate for each student. Their e-mail addresses go in as \
salted hashes: who knows an address can check it, nobody can read it."
run 0 issue template.json recipients.csv --key university.key \
  --passphrase-env EXAMPLE_PASSPHRASE --out certificates

say "3. The same command again changes nothing. Had it been interrupted, it \
would issue what is missing."
run 0 issue template.json recipients.csv --key university.key \
  --passphrase-env EXAMPLE_PASSPHRASE --out certificates

say "4. An employer gets a certificate from somebody who says that she is Ana. \
The employer has a list of issuers from an authority, and the authority's root. \
No network is needed:"
cp certificates/00001-*.json ana.json
run 0 verify ana.json --trust list.bundle --root root.json --recipient ana@students.example

say "5. The same certificate, sent in by somebody else:"
run_briefly 1 verify ana.json --trust list.bundle --root root.json --recipient mallory@students.example

say "6. Ana makes her 87 percent 97. One digit, and the signature does not fit:"
sed 's/"value":"87"/"value":"97"/' ana.json >better.json
run_briefly 1 verify better.json --trust list.bundle --root root.json

say "7. Mallory makes a key of her own, and signs a certificate in the \
university's name, after taking the university's key out of the template. But \
the list says which key is the university's:"
run 0 key generate --out mallory.key --passphrase-env EXAMPLE_PASSPHRASE
sed '/"publicKeyMultibase"/d' template.json >mallory.json
run 0 issue mallory.json recipients.csv --key mallory.key \
  --passphrase-env EXAMPLE_PASSPHRASE --out forged
cp forged/00001-*.json forged.json
run_briefly 1 verify forged.json --trust list.bundle --root root.json

say "8. So she signs in her own name and only looks like the university. The \
signature is flawless, but nobody vouches for her:"
did=$("$assay" key show mallory.key | awk '$1 == "DID" { print $2 }')
sed -e "s/did:web:university.example\"/$did\"/" -e '/"verificationMethod"/d' \
  mallory.json >lookalike.json
run 0 issue lookalike.json recipients.csv --key mallory.key \
  --passphrase-env EXAMPLE_PASSPHRASE --out lookalikes
cp lookalikes/00001-*.json lookalike-ana.json
run_briefly 2 verify lookalike-ana.json --trust list.bundle --root root.json

say "9. A table with a mistake. Nothing is issued while anything is wrong:"
sed '3s/@/ at /' recipients.csv >mistake.csv
run 65 issue template.json mistake.csv --key university.key \
  --passphrase-env EXAMPLE_PASSPHRASE --out more

say "That is all. The keys and the list are examples, which is what the reports \
say; ../Keys/README.md says how real ones are made."
