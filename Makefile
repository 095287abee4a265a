# Attune: build it, try it, test it, install it. `make help` says how.

VERSION    = 0.1.0
PREFIX    ?= /usr/local
DESTDIR   ?=
BINDIR    ?= $(PREFIX)/bin
DATADIR   ?= $(PREFIX)/share
DOCDIR    ?= $(DATADIR)/doc/attune

# systemd looks for user units below /usr, /usr/local and ~/.local/share.
ifeq ($(PREFIX),/usr)
UNITDIR   ?= $(or $(shell pkg-config --variable=systemduserunitdir systemd 2>/dev/null),/usr/lib/systemd/user)
else ifeq ($(PREFIX),$(HOME)/.local)
UNITDIR   ?= $(DATADIR)/systemd/user
else
UNITDIR   ?= $(PREFIX)/lib/systemd/user
endif
CATALOGDIR ?= $(PREFIX)/lib/systemd/catalog
MANDIR     ?= $(DATADIR)/man
BASHDIR    ?= $(DATADIR)/bash-completion/completions
ZSHDIR     ?= $(DATADIR)/zsh/site-functions
FISHDIR    ?= $(DATADIR)/fish/vendor_completions.d

SWIFT     ?= swift
STATIC     = --static-swift-stdlib --disable-local-rpath -Xlinker -z -Xlinker now
BUILT      = .build/release
FORMATTED  = Sources Tests Package.swift

D = $(DESTDIR)

.PHONY: all debug run test install uninstall bench mutate deb docs format lint clean help

all:  ## Build for release, the Swift runtime linked in.
	$(SWIFT) build -c release $(STATIC)

debug:  ## Build for development, the tests too, holding every module to its arrows.
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error

run:  ## Install what the build needs, build, and show a first reminder at once.
	@config/bin/needs run
	@$(MAKE) --no-print-directory all
	$(BUILT)/attuned --demonstration

test:  ## Install what the tests need, run every one, and count them.
	@config/bin/needs test
	@MAKE="$(MAKE)" SWIFT="$(SWIFT)" Tests/run

install:  ## Install what `make` built, below DESTDIR and PREFIX.
	@test -x $(BUILT)/attuned -a -x $(BUILT)/attune || { echo "Run make first." >&2; exit 1; }
	install -Dm755 -s $(BUILT)/attuned $(D)$(BINDIR)/attuned
	install -Dm755 -s $(BUILT)/attune $(D)$(BINDIR)/attune
	install -d $(D)$(UNITDIR)
	sed 's|@BINDIR@|$(BINDIR)|; s|@DOCDIR@|$(DOCDIR)|' systemd/attuned.service >$(D)$(UNITDIR)/attuned.service
	install -Dm644 systemd/attuned.catalog $(D)$(CATALOGDIR)/attuned.catalog
	install -Dm644 config/attune.toml $(D)$(DATADIR)/attune/attune.toml
	install -d $(D)$(DATADIR)/attune/prompts/en
	install -m644 config/prompts/*.toml $(D)$(DATADIR)/attune/prompts/en
	install -Dm644 config/org.attune.Attune.desktop $(D)$(DATADIR)/applications/org.attune.Attune.desktop
	install -Dm644 config/org.attune.Attune.svg $(D)$(DATADIR)/icons/hicolor/scalable/apps/org.attune.Attune.svg
	install -d $(D)$(BASHDIR) $(D)$(ZSHDIR) $(D)$(FISHDIR)
	$(BUILT)/attune --generate-completion-script bash | sed '1{/^#!/d}' >$(D)$(BASHDIR)/attune
	$(BUILT)/attune --generate-completion-script zsh >$(D)$(ZSHDIR)/_attune
	$(BUILT)/attune --generate-completion-script fish >$(D)$(FISHDIR)/attune.fish
	install -Dm644 -t $(D)$(MANDIR)/man1 config/man/attune.1
	install -Dm644 -t $(D)$(MANDIR)/man5 config/man/attune.toml.5 config/man/attune-export.5
	install -Dm644 -t $(D)$(MANDIR)/man8 config/man/attuned.8
	install -Dm644 -t $(D)$(DOCDIR) LICENSE README.md config/docs/clocks.md config/docs/pace.md config/docs/export.schema.json
	chmod -R u=rwX,go=rX $(D)$(UNITDIR)/attuned.service $(D)$(BASHDIR)/attune $(D)$(ZSHDIR)/_attune $(D)$(FISHDIR)/attune.fish
	@test -n "$(D)" || journalctl --update-catalog 2>/dev/null || true
	@test -n "$(D)" || echo "Installed. Next, as the user it is for: attune setup"

uninstall:  ## Remove what `make install` put there. Configs and state stay: they are the users'.
	rm -f $(D)$(BINDIR)/attuned $(D)$(BINDIR)/attune
	rm -f $(D)$(UNITDIR)/attuned.service $(D)$(CATALOGDIR)/attuned.catalog
	rm -f $(D)$(BASHDIR)/attune $(D)$(ZSHDIR)/_attune $(D)$(FISHDIR)/attune.fish
	rm -f $(D)$(DATADIR)/applications/org.attune.Attune.desktop
	rm -f $(D)$(DATADIR)/icons/hicolor/scalable/apps/org.attune.Attune.svg
	rm -f $(D)$(MANDIR)/man1/attune.1 $(D)$(MANDIR)/man8/attuned.8
	rm -f $(D)$(MANDIR)/man5/attune.toml.5 $(D)$(MANDIR)/man5/attune-export.5
	rm -rf $(D)$(DATADIR)/attune $(D)$(DOCDIR)
	@test -n "$(D)" || journalctl --update-catalog 2>/dev/null || true

mutate:  ## Break the engine in one small way after another, and see each found.
	@SWIFT="$(SWIFT)" Tests/Mutations/run

bench: all  ## Measure TOML, CivilTime and the engine, then memory, start, round trips and delivery (as root) beside peers.
	@config/bin/needs test
	@SWIFT="$(SWIFT)" Tests/Benchmarks/TOML/run
	@SWIFT="$(SWIFT)" Tests/Benchmarks/Time/run
	@SWIFT="$(SWIFT)" Tests/Benchmarks/Engine/run
	@Tests/Benchmarks/run

deb: all  ## Build attune_$(VERSION)_ARCH.deb.
	@MAKE="$(MAKE)" config/bin/deb $(VERSION)

docs:  ## Build the documentation of the libraries, in .build/docs.
	@SWIFT="$(SWIFT)" config/bin/docs TOML .build/docs/TOML
	@SWIFT="$(SWIFT)" config/bin/docs CivilTime .build/docs/CivilTime

format:  ## Format the source in place.
	$(SWIFT) format --in-place --recursive $(FORMATTED)

lint:  ## Hold the source to its format.
	$(SWIFT) format lint --strict --recursive $(FORMATTED)

clean:  ## Remove what was built.
	rm -rf .build .build-bench attune_*.deb

help:  ## Say this.
	@sed -n 's/^\([a-z]*\):.*  ## /  make \1\t/p' $(firstword $(MAKEFILE_LIST)) | sed 's/$$(VERSION)/$(VERSION)/' | expand -t 18
