#!/bin/sh
# A ceremony: several people keep a list together, each at a machine of their own, without a network.
#
# Each folder here stands for a machine, and each copy of a file for a memory stick that somebody
# carries. Uses nothing but the built command, from the PATH or from $ASSAY. The keys are made for the
# occasion, in a temporary folder that is removed with all that is in it.
set -eu

assay=${ASSAY:-assay}
case $assay in
*/*) assay=$(cd "$(dirname "$assay")" && pwd)/$(basename "$assay") ;;
esac
command -v "$assay" >/dev/null || {
  echo "ceremony: there is no command '$assay'; build it, and name it: ASSAY=.build/release/assay" >&2
  exit 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
cd "$work"

say() {
  printf '\n%s\n' "$*" | fold -s -w 78 | sed 's/ *$//'
}

# at MACHINE STATUS ARGUMENTS…: runs assay at somebody's machine, shows what it prints there, and
# insists on its exit status.
at() {
  machine=$1
  expected=$2
  shift 2
  printf '\n  %s$ assay %s\n\n' "$machine" "$*"
  found=0
  (cd "$machine" && "$assay" "$@") >output.txt 2>&1 </dev/null || found=$?
  if [ "$found" -ne "$expected" ]; then
    cat output.txt
    echo "ceremony: expected exit status $expected, found $found" >&2
    exit 1
  fi
  # That the keys are not encrypted is meant, and said below.
  sed -e '/is not encrypted; whoever reads it can sign as you/d' -e 's/^\(.\)/  \1/' output.txt
}

# quietly MACHINE ARGUMENTS…: the same, of which only the command is shown.
quietly() {
  machine=$1
  shift
  at "$machine" 0 "$@" >shown.txt || {
    cat shown.txt
    exit 1
  }
  sed -n 2p shown.txt
}

# carry FILE FROM TO…: a memory stick goes from one machine to others; with a folder, all of it.
carry() {
  what=$1
  from=$2
  shift 2
  for to; do
    rm -rf "${to:?}/$what"
    mkdir -p "$(dirname "$to/$what")"
    cp -R "$from/$what" "$to/$what"
  done
}

say "1. Each person makes a key at their own machine. (Real ones are encrypted, and \
ask for a passphrase; see ../Keys/README.md.) Only the public keys travel."
for name in alice bob carol dave registrar publisher quality university college; do
  mkdir "$name"
  quietly "$name" key generate --out my.key --unencrypted-unsafe
  "$assay" key show "$name/my.key" 2>/dev/null | awk '$1 == "public" { print $3 }' >"$name.pub"
done
cp ./*.pub alice
cp ./*.pub registrar

say "2. Alice drafts the list: she, Bob and Carol hold the root, and two of them must \
sign. She carries it to the others, who look at it, compare the fingerprint by voice, \
and sign at the same time, each a copy."
at alice 0 trust init list --name "Skills Authority" --environment test \
  --root-key alice.pub --root-key bob.pub --root-key carol.pub --threshold 2 \
  --targets-key registrar.pub --snapshot-key publisher.pub --timestamp-key publisher.pub
carry list alice bob carol
quietly alice trust sign list --role root --key my.key
at bob 0 trust sign list --role root --key my.key

say "The two copies come together. Who is missing would be said."
mkdir alice/from-bob
cp bob/list/1.root.json alice/from-bob
at alice 0 trust merge list/1.root.json from-bob/1.root.json --out list/1.root.json

say "3. The registrar lists a university, hands a part of the list on to an agency for \
quality, and bounds what that may vouch for: short courses of at most ten credits."
carry list alice registrar
printf '[{"achievementTypes": ["MicroCredential"], "credits": {"max": 10}}]\n' >registrar/ceiling.json
quietly registrar trust add list --id did:web:university.example --name "Example University" \
  --public-key university.pub
at registrar 0 trust delegate list --role authority/quality --key quality.pub --ceiling ceiling.json
quietly registrar trust sign list --role targets --key my.key

say "4. The agency, at its own machine, lists a college, and signs its own part."
carry list registrar quality
cp college.pub quality
quietly quality trust add list --authority quality --id did:web:college.example \
  --name "Example College" --public-key college.pub
at quality 0 trust sign list --role authority/quality --key my.key

say "Only its own files come back."
carry list registrar publisher
carry list/authority/quality.json quality publisher registrar
carry list/issuers/quality quality publisher registrar

say "5. The publishing machine says that all this is current, and makes the bundle. It \
can do so every month, and cannot add an issuer."
at publisher 0 trust publish list --key my.key
at publisher 0 trust bundle list --out january.bundle
cp publisher/list/1.root.json employer.root.json

say "6. Whose word is it that the college is listed?"
at publisher 0 trust bundle explain january.bundle did:web:college.example --root list/1.root.json

say "7. Alice retires, and Dave follows her. The next root is drafted on a copy of the \
folder, so that the publishing machine can go on."
carry list publisher alice
at alice 0 trust rotate list --role root --add-key dave.pub --remove-key alice.pub

say "Alice and Bob sign, as holders of the old root. That is not enough: of the new \
root's holders only Bob has signed."
quietly alice trust sign list --role root --key my.key
carry list alice bob dave
quietly bob trust sign list --role root --key my.key
carry list bob publisher
at publisher 78 trust publish list --key my.key

say "Dave signs his copy. All signatures come together, and the root is in force."
quietly dave trust sign list --role root --key my.key
mkdir publisher/from-dave
cp dave/list/2.root.json publisher/from-dave
at publisher 0 trust merge from-dave/2.root.json --out list/2.root.json
quietly publisher trust publish list --key my.key

say "8. The university's key is stolen. It makes another; the registrar says so. Before \
signing, the registrar is shown what changes."
carry list publisher registrar
old=did:web:university.example#$(cat university.pub)
quietly registrar trust key compromise list --issuer did:web:university.example --key "$old" \
  --since 2026-03-01T00:00:00Z
quietly university key generate --out next.key --unencrypted-unsafe
"$assay" key show university/next.key 2>/dev/null | awk '$1 == "public" { print $3 }' >registrar/next.pub
quietly registrar trust key add list --issuer did:web:university.example --public-key next.pub
at registrar 0 trust sign list --role targets --key my.key
carry list registrar publisher
quietly publisher trust publish list --key my.key
quietly publisher trust bundle list --out february.bundle

say "9. Somebody asks the registrar to let the agency vouch for degrees, too. What makes \
the list weaker is not signed by accident."
printf '[{"achievementTypes": ["MicroCredential", "Degree"]}]\n' >registrar/ceiling.json
quietly registrar trust delegate list --role authority/quality --ceiling ceiling.json
at registrar 78 trust sign list --role targets --key my.key

say "10. An employer still has the root of January. It is all that the new bundle is \
checked against."
mkdir employer
mv employer.root.json employer/root.json
cp publisher/january.bundle publisher/february.bundle employer
at employer 0 trust bundle diff january.bundle february.bundle --root root.json

say "That is all. What to do about certificates that a stolen key has signed is \
rehearsed by: assay trust drill compromise"
