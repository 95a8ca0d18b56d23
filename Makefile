# dateline - event timeline library and command line tool
#
#   make demo                 install what is missing, build, make a timeline of a fixture story
#   make test                 install what is missing, build, run every test; FAST=1 leaves out the calendar and browser clients
#   make test FLAVOUR=asan CC=clang    the same under AddressSanitizer + UBSan
#   make                      build library (static + shared) and command
#   make fuzz FUZZ_TIME=60    libFuzzer, each target (needs clang)
#   make lint                 format, clang-tidy, headers, exports, layering
#   make bench                speeds
#   make measure              how much of stories with gold is found
#   make install              honours PREFIX, LIBDIR, ... and DESTDIR
#   V=1 shows the commands, WERROR=1 makes warnings errors.

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

NAME    := dateline
VERSION := $(shell sed -n 's/^\#define DATELINE_VERSION "\(.*\)"/\1/p' include/dateline/dateline.h)
SOMAJOR := $(firstword $(subst ., ,$(VERSION)))

# ---- toolchain and flags: user variables first, mandatory ones appended ----
CC         ?= cc
FUZZ_CC    ?= clang
PKG_CONFIG ?= pkg-config
INSTALL    ?= install
FLAVOUR    ?= release
B          := build/$(FLAVOUR)

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
        -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
        -Wcast-qual -Wwrite-strings -Wpointer-arith -Wformat=2 -Wvla \
        -Wundef -Wswitch-enum -Wnull-dereference -Wdouble-promotion
HARDEN := -fstack-protector-strong -fstack-clash-protection -fcf-protection
HARDEN_LD := -Wl,-z,relro,-z,now -Wl,-z,noexecstack -Wl,--as-needed

CFLAGS_release := -O2 -g -D_FORTIFY_SOURCE=3 $(HARDEN)
CFLAGS_debug   := -Og -g3
CPPFLAGS_asan  := -DDATELINE_ARENA_MALLOC
CPPFLAGS_fuzz  := -DDATELINE_ARENA_MALLOC
CFLAGS_asan    := -O1 -g3 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
CFLAGS_cov     := -O0 -g --coverage
CFLAGS_fuzz    := -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
LDFLAGS_release := $(HARDEN_LD)
# not with sanitizers: clang leaves their runtime to the program, so a library has undefined symbols
ifneq ($(filter release debug,$(FLAVOUR)),)
SO_LDFLAGS := -Wl,-z,defs
endif
LDFLAGS_asan    := -fsanitize=address,undefined
LDFLAGS_cov     := --coverage
LDFLAGS_fuzz    := -fsanitize=address,undefined

DEPS      := jansson libical libxml-2.0 libmd
# packed input (.gz, .zst, .zip, tar ...) where libarchive is there; LIBARCHIVE= leaves it out
LIBARCHIVE ?= $(shell $(PKG_CONFIG) --exists libarchive 2>/dev/null && echo libarchive)
ifneq ($(LIBARCHIVE),)
DEPS      += $(LIBARCHIVE)
override CPPFLAGS += -DDATELINE_HAVE_LIBARCHIVE
endif
override CPPFLAGS += -Iinclude -Isrc -D_XOPEN_SOURCE=700 $(CPPFLAGS_$(FLAVOUR)) $(shell $(PKG_CONFIG) --cflags $(DEPS) 2>/dev/null)
# the user's CFLAGS and LDFLAGS come on top of a flavour, they never replace it
override CFLAGS  := $(CFLAGS_$(FLAVOUR)) $(CFLAGS) -std=c11 -fPIC -fvisibility=hidden -pthread $(WARN) $(if $(WERROR),-Werror)
override LDFLAGS := $(LDFLAGS_$(FLAVOUR)) $(LDFLAGS)
LDLIBS    += $(shell $(PKG_CONFIG) --libs $(DEPS) 2>/dev/null)
TEST_LIBS := $(shell $(PKG_CONFIG) --libs cmocka 2>/dev/null)

# ---- install directories -----------------------------------------------------
PREFIX     ?= /usr/local
BINDIR     ?= $(PREFIX)/bin
LIBDIR     ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
MANDIR     ?= $(PREFIX)/share/man
PCDIR      ?= $(LIBDIR)/pkgconfig

# ---- files -----------------------------------------------------------------
LIB_SRC   := $(sort $(wildcard src/*.c src/*/*.c))
LIB_SRC   := $(filter-out src/cli/%,$(LIB_SRC))
CLI_SRC   := $(sort $(wildcard src/cli/*.c))
ASM_SRC   := $(sort $(wildcard src/*/*.S))
TEST_SRC  := $(sort $(wildcard tests/*/test_*.c))
FUZZ_SRC  := $(sort $(wildcard tests/fuzz/fuzz_*.c))
HEADERS   := $(sort $(wildcard include/dateline/*.h))

obj = $(patsubst %.c,$(B)/obj/%.o,$(1))
LIB_OBJ  := $(call obj,$(LIB_SRC)) $(patsubst %.S,$(B)/obj/%.o,$(ASM_SRC))
CLI_OBJ  := $(call obj,$(CLI_SRC))
TESTS    := $(patsubst tests/%.c,$(B)/tests/%,$(TEST_SRC))
FUZZERS  := $(patsubst tests/fuzz/%.c,$(B)/fuzz/%,$(FUZZ_SRC))
REPLAYS  := $(patsubst tests/fuzz/%.c,$(B)/replay/%,$(FUZZ_SRC))

A  := $(B)/lib$(NAME).a
SO := $(B)/lib$(NAME).so.$(VERSION)
PC := $(B)/$(NAME).pc
BIN := $(B)/$(NAME)

ifeq ($(V),)
Q = @printf '  %-5s %s\n' '$(1)' '$@';
endif

# ---- rebuild when the flags or the prefix change ----------------------------
# Stamp files that are rewritten only when their text would differ (git's GIT-CFLAGS). The prefix has one of its own: only the
# pkg-config file tells it, and an installation compiles nothing.
STAMP_TEXT_flags  = $(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(LDLIBS)
STAMP_TEXT_prefix = $(PREFIX) $(LIBDIR) $(INCLUDEDIR)
$(B)/flags $(B)/prefix: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(STAMP_TEXT_$(@F))' | cmp -s - $@ || printf '%s\n' '$(STAMP_TEXT_$(@F))' > $@
.PHONY: FORCE
FORCE:

# ---- targets ---------------------------------------------------------------
.PHONY: all fuzz lint install uninstall clean
all: $(A) $(SO) $(if $(CLI_SRC),$(BIN)) $(PC)

$(B)/obj/%.o: %.c Makefile $(B)/flags
	@mkdir -p $(@D)
	$(call Q,CC)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/obj/%.o: %.S Makefile $(B)/flags
	@mkdir -p $(@D)
	$(call Q,AS)$(CC) $(CPPFLAGS) -fPIC -c -o $@ $<
# an embedded file is no include that the compiler would report
$(patsubst %.S,$(B)/obj/%.o,$(ASM_SRC)): $(wildcard src/*/*.bin src/*/*.tsv src/*/page/*)

$(A): $(LIB_OBJ)
	$(call Q,AR)rm -f $@ && $(AR) rcs $@ $^

$(SO): $(LIB_OBJ)
	$(call Q,LD)$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,lib$(NAME).so.$(SOMAJOR) $(SO_LDFLAGS) -o $@ $^ $(LDLIBS)

$(BIN): $(CLI_OBJ) $(A)
	$(call Q,LD)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(PC): src/$(NAME).pc.in Makefile include/dateline/dateline.h $(B)/prefix
	@mkdir -p $(@D)
	$(call Q,GEN)sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(LIBDIR)|' -e 's|@INCLUDEDIR@|$(INCLUDEDIR)|' \
	    -e 's|@VERSION@|$(VERSION)|' -e 's|@DEPS@|$(DEPS)|' $< > $@

# ---- a fresh machine -------------------------------------------------------
# What is missing comes from Debian's packages; nothing happens where all of it is there.
BUILD_PACKAGES := gcc make pkg-config libjansson-dev libical-dev libxml2-dev libmd-dev libarchive-dev tzdata
TEST_PACKAGES  := $(BUILD_PACKAGES) g++ clang libclang-rt-14-dev clang-format clang-tidy libcmocka-dev man-db wordnet-base git python3
CLIENT_PACKAGES := khal calcurse radicale curl python3-vobject python3-icalendar nodejs npm chromium
SUDO := $(if $(filter-out 0,$(shell id -u)),sudo)
define install-packages
	@missing=; for p in $(1); do \
	  [ "$$(dpkg-query -W -f '$${db:Status-Status}' $$p 2>/dev/null)" = installed ] && continue; \
	  case $$p in npm|nodejs|python3) command -v $${p%js} >/dev/null && continue ;; esac; missing="$$missing $$p"; done; \
	[ -z "$$missing" ] || { echo "installing$$missing"; \
	  $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing >build/apt.log 2>&1 \
	  || { tail -n 5 build/apt.log; echo "could not install:$$missing"; exit 1; }; }
endef
.PHONY: setup setup-test
setup:
	@mkdir -p build
	$(call install-packages,$(BUILD_PACKAGES))
setup-test:
	@mkdir -p build
	$(call install-packages,$(TEST_PACKAGES) $(if $(FAST),,$(CLIENT_PACKAGES)))

# The sub-make asks pkg-config again, now that the libraries are there.
.PHONY: demo run-demo test check
demo: setup
	@$(MAKE) --no-print-directory run-demo
test: setup-test
	@$(MAKE) --no-print-directory check

DEMO := fixtures/stories/harbour
run-demo: all
	@mkdir -p build/demo
	@$(BIN) build -m $(DEMO)/manifest.jsonl -o build/demo/timeline.json -o build/demo/timeline.ics -o build/demo/timeline.html
	@$(BIN) export build/demo/timeline.json -f text
	@echo
	@ls -l build/demo | awk 'NR > 1 {print "  wrote build/demo/" $$9 ", " $$5 " bytes"}'

# ---- tests -----------------------------------------------------------------
$(B)/tests/%: $(B)/obj/tests/%.o $(A)
	@mkdir -p $(@D)
	$(call Q,LD)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) $(TEST_LIBS)

# Running out of memory is tested by a malloc of the test's own in front of the library's calls.
$(B)/tests/base/test_allocation_failure: LDFLAGS += -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc

# The folders of a target's inputs: its own, and fixtures that it can read as they are.
PAGES   := fixtures/article/pages fixtures/article/measured
corpora  = tests/fuzz/corpus/$(1)$(if $(filter article,$(1)), $(PAGES))

# The fuzz entry points are always compiled and replayed over their corpus, so
# that they cannot rot where no fuzzing engine is to be had.
$(B)/replay/%: $(B)/obj/tests/fuzz/%.o $(B)/obj/tests/fuzz/replay_main.o $(A)
	@mkdir -p $(@D)
	$(call Q,LD)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# Scripts drive the command from outside: tests/FOLDER/test_NAME.sh, with DATELINE and FLAVOUR in the environment.
SCRIPTS := $(sort $(filter-out $(if $(FAST),tests/clients/%),$(wildcard tests/*/test_*.sh)))
.PHONY: $(TESTS:%=run-%) $(REPLAYS:%=run-%) $(SCRIPTS:%=run-%)
$(TESTS:%=run-%): run-%: %
	@./$<
$(REPLAYS:%=run-%): run-%: %
	@./$< $(addsuffix /*,$(call corpora,$(patsubst fuzz_%,%,$(notdir $*))))
$(SCRIPTS:%=run-%): run-%: % $(BIN)
	@DATELINE=$(BIN) FLAVOUR=$(FLAVOUR) CC='$(CC)' sh $<
# trains on a treebank of a few sentences
run-tests/language/test_training.sh: $(B)/trainer

check: all $(TESTS:%=run-%) $(REPLAYS:%=run-%) $(SCRIPTS:%=run-%)
	@echo "$(words $(TESTS) $(REPLAYS) $(SCRIPTS)) test programs passed"

# The readable timelines of the stories and the README's examples, once a change of them was looked at and found good.
.PHONY: golden
golden: all
	@for s in fixtures/stories/*/; do $(BIN) build -q -m $$s/manifest.jsonl -f text > fixtures/expected/$$(basename $$s).txt || [ $$? = 1 ]; done
	@python3 tests/docs/examples.py --update $(BIN) README.md
	@git diff --stat fixtures/expected README.md

# How much of stories with gold is found; MEASURED names other folders of the kind (tests/stories/measure.py).
MEASURED ?= $(sort $(wildcard fixtures/measured/*))
.PHONY: measure
measure: all
	@python3 tests/stories/measure.py --dateline $(BIN) $(MEASURED)

# ---- fuzzing: clang's libFuzzer, its own object tree ------------------------
FUZZ_TIME ?= 30
ifeq ($(FLAVOUR),fuzz)
$(B)/fuzz/%: $(B)/obj/tests/fuzz/%.o $(A)
	@mkdir -p $(@D)
	$(call Q,LD)$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LDLIBS)
.PHONY: run-fuzzers
run-fuzzers: $(FUZZERS)
	@for f in $(FUZZERS); do n=$${f##*/fuzz_}; mkdir -p $(B)/corpus/$$n; \
	  $$f -max_total_time=$(FUZZ_TIME) -timeout=5 -verbosity=0 $(B)/corpus/$$n tests/fuzz/corpus/$$n \
	    $$([ $$n = article ] && echo $(PAGES)) || exit 1; done
endif
fuzz:
	$(MAKE) FLAVOUR=fuzz CC=$(FUZZ_CC) run-fuzzers

# ---- speeds ------------------------------------------------------------------
# Programs tests/bench/NAME.c and scripts tests/bench/bench_NAME.sh; they print figures and judge nothing.
BENCHES := $(patsubst tests/bench/%.c,$(B)/bench/%,$(sort $(wildcard tests/bench/*.c)))
$(B)/bench/%: $(B)/obj/tests/bench/%.o $(A)
	@mkdir -p $(@D)
	$(call Q,LD)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
.PHONY: bench
bench: all $(BENCHES)
	@for b in $(sort $(wildcard tests/bench/bench_*.sh)); do DATELINE=$(BIN) BENCH=$(B)/bench sh $$b || exit 1; done

# ---- the language model ------------------------------------------------------
# make model TREEBANK=DIR: DIR holds *-train*.conllu and *-dev*.conllu, plain or .xz; the
# lexicon comes from WordNet's files. Coreference files repeat sentences of the others.
WORDNET      ?= /usr/share/wordnet
TRAINER      := $(B)/trainer
TRAINER_SRC  := $(sort $(wildcard src/language/trainer/*.c))
TRAINER_OBJ  := $(call obj,$(TRAINER_SRC)) $(filter-out %/embedded.o %/embedded_data.o %/language.o \
                %/document.o %/conllu_document.o,\
                $(filter $(B)/obj/src/base/% $(B)/obj/src/language/%,$(LIB_OBJ)))
TREEBANK_SRC  = $(sort $(foreach f,$(wildcard $(foreach part,train dev,$(TREEBANK)/*-$(part)*.conllu $(TREEBANK)/*-$(part)*.conllu.xz)),\
                $(if $(findstring coref,$(notdir $(f))),,$(f))))
TREEBANKS     = $(patsubst %,$(B)/treebank/%.conllu,$(basename $(notdir $(TREEBANK_SRC:.xz=))))
MODEL_DIR    ?= src/language

$(TRAINER): $(TRAINER_OBJ)
	$(call Q,LD)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lm

$(B)/treebank/%.conllu: FORCE
	@mkdir -p $(@D)
	@for f in $(filter %/$*.conllu %/$*.conllu.xz,$(TREEBANK_SRC)); do \
	  case $$f in *.xz) xz -dc $$f;; *) cat $$f;; esac; done > $@

.PHONY: model
model: $(TRAINER) $(TREEBANKS)
	@test -n '$(TREEBANKS)' || { echo 'make model TREEBANK=DIR: no *-train*.conllu[.xz] or *-dev*.conllu[.xz] in "$(TREEBANK)"' >&2; exit 2; }
	$(TRAINER) $(WORDNET) $(MODEL_DIR)/lexicon.bin $(MODEL_DIR)/model.bin $(TREEBANKS)

# ---- static checks ---------------------------------------------------------
.PHONY: check-headers check-exports check-layers tidy format check-format
check-headers: $(HEADERS)
	@for h in $(HEADERS); do \
	  $(CC) -std=c11 -Wall -Werror -Iinclude -fsyntax-only -x c $$h && \
	  $(CXX) -Wall -Werror -Iinclude -fsyntax-only -x c++ $$h || exit 1; done
check-exports: $(SO)
	@nm -D --defined-only $< | awk '$$2 ~ /[TDRB]/ {print $$3}' | sort > $(B)/exports
	@diff -u tests/exports.txt $(B)/exports
tidy:
	@printf '%s\n' $(LIB_SRC) $(CLI_SRC) | xargs -P 2 -n 12 sh -c 'clang-tidy --quiet "$$@" -- $(CPPFLAGS) -std=c11 2>/dev/null || exit 255' tidy
check-format:
	clang-format --dry-run --Werror $$(git ls-files '*.c' '*.h')
check-layers:
	@sh tests/lint/layers.sh
format:
	clang-format -i $$(git ls-files '*.c' '*.h')
lint: check-format check-layers check-headers check-exports tidy

# ---- install ---------------------------------------------------------------
D = $(DESTDIR)

install: all
	$(INSTALL) -d '$(D)$(BINDIR)' '$(D)$(LIBDIR)' '$(D)$(INCLUDEDIR)/dateline' '$(D)$(PCDIR)' '$(D)$(MANDIR)/man1'
	$(INSTALL) -m755 $(BIN) '$(D)$(BINDIR)/$(NAME)'
	$(INSTALL) -m644 $(A) '$(D)$(LIBDIR)/'
	$(INSTALL) -m755 $(SO) '$(D)$(LIBDIR)/'
	ln -sf $(notdir $(SO)) '$(D)$(LIBDIR)/lib$(NAME).so.$(SOMAJOR)'
	ln -sf lib$(NAME).so.$(SOMAJOR) '$(D)$(LIBDIR)/lib$(NAME).so'
	$(INSTALL) -m644 $(HEADERS) '$(D)$(INCLUDEDIR)/dateline/'
	$(INSTALL) -m644 $(PC) '$(D)$(PCDIR)/'
	$(INSTALL) -m644 src/man/$(NAME).1 '$(D)$(MANDIR)/man1/'

uninstall:
	$(RM) '$(D)$(BINDIR)/$(NAME)' '$(D)$(LIBDIR)'/lib$(NAME).a '$(D)$(LIBDIR)'/lib$(NAME).so* \
	    '$(D)$(PCDIR)/$(NAME).pc' '$(D)$(MANDIR)/man1/$(NAME).1'
	$(RM) -r '$(D)$(INCLUDEDIR)/dateline'

clean:
	$(RM) -r build

-include $(patsubst %.o,%.d,$(LIB_OBJ) $(CLI_OBJ) $(call obj,$(TRAINER_SRC) $(TEST_SRC) $(FUZZ_SRC) tests/fuzz/replay_main.c))
# object files of tests and fuzzers are wanted for the next build
.SECONDARY:
