"""Which language a file's name claims, and whether the file is code at all.

Two questions with two answers. `language_of` names a language whose functions can be measured.
`is_code` is wider: it says what an agent without the right to write code must keep away from, and
so leans to yes. Names are compared without regard to letter case, since `A.PY` runs as well.

Decided, so that two readers judge alike:

- Templates that execute (`.j2`, `.erb`, `.ejs`, …) are code, whatever they make.
- A suffix that only says "not final" (`.in`, `.orig`, `.disabled`, …) is taken off first:
  `config.py.in` is Python, `notes.md.in` is not code.
- Pages that run scripts (`.html`) are code; style sheets and pictures (`.css`, `.svg`) are not.
- Project files whose values are commands (`package.json`, `pyproject.toml`, `pom.xml`, …) are
  code for `is_code`, but hold no functions, so `unread_language` does not name them.
- An executable file without a suffix is code, whatever its name.
- Plain data and descriptions (`.json`, `.yaml`, `.toml`, `.proto`, `.graphql`) are not code.
"""

from typing import Final

_MEASURED: Final = {
    "c": "c h",
    "cpp": "cpp cc cxx hh hpp c++ h++ hxx inl ipp tpp txx ixx cppm cu cuh ino",
    "csharp": "cs",
    "erlang": "erl hrl es escript",
    "fortran": "f70 f90 f95 f03 f08 f for ftn fpp",
    "gdscript": "gd",
    "go": "go",
    "java": "java",
    "javascript": "js cjs mjs",
    "kotlin": "kt kts",
    "lua": "lua",
    "objective-c": "m mm",
    "perl": "pl pm",
    "php": "php",
    "plsql": "sql pks pkb pls plb pck",
    "python": "py pyw pyi",
    "r": "r",
    "ruby": "rb",
    "rust": "rs",
    "scala": "scala",
    "solidity": "sol",
    "structured-text": "st",
    "swift": "swift",
    "tsx": "tsx jsx",
    "ttcn": "ttcn ttcnpp",
    "typescript": "ts mts cts",
    "vue": "vue",
    "zig": "zig",
}
"""Language → suffixes. The languages are those of lizard 1.24.3 (`lizard_languages`), which knows
fewer suffixes for some of them; CUDA and Arduino sources are read as the C++ they extend."""

_UNREAD: Final = {
    "ada": "ada adb ads",
    "assembler": "s asm nasm masm",
    "awk": "awk",
    "batch": "bat cmd",
    "clojure": "clj cljs cljc",
    "cmake": "cmake",
    "cobol": "cob cbl cpy",
    "coffeescript": "coffee",
    "common-lisp": "lisp lsp el",
    "crystal": "cr",
    "cython": "pyx pxd pxi",
    "d": "d",
    "dart": "dart",
    "elixir": "ex exs",
    "elm": "elm",
    "fsharp": "fs fsi fsx",
    "gradle": "gradle groovy gvy",
    "haskell": "hs lhs",
    "html": "html htm xhtml",
    "include": "inc",
    "julia": "jl",
    "lex-yacc": "y yy l ll lex yacc g4",
    "linker-script": "ld lds",
    "m4": "m4 ac am",
    "make": "mk mak make",
    "nim": "nim nims",
    "nix": "nix",
    "notebook": "ipynb rmd qmd",
    "ocaml": "ml mli",
    "opencl": "cl hlsl glsl vert frag comp metal wgsl",
    "pascal": "pas pp dpr lpr",
    "perl": "t pod psgi cgi",
    "powershell": "ps1 psm1 psd1",
    "prolog": "pro prolog",
    "raku": "raku rakumod",
    "ruby": "rake gemspec ru podspec",
    "scheme": "scm ss rkt",
    "sed": "sed",
    "shell": "sh bash zsh ksh fish csh tcsh dash ash bats envrc",
    "sql": "psql ddl dml mysql tsql",
    "starlark": "bzl bazel star starlark",
    "svelte": "svelte astro",
    "tcl": "tcl tk exp",
    "template": "j2 jinja jinja2 erb ejs hbs mustache handlebars tpl tmpl tera njk liquid "
    "phtml jsp jspx asp aspx cshtml razor twig haml pug jade slim mako ftl vm gotmpl",
    "terraform": "tf hcl",
    "verilog": "v sv svh vh",
    "vhdl": "vhd vhdl",
    "vim-script": "vim",
    "visual-basic": "vb vbs bas cls frm",
    "webassembly": "wat wast",
}
"""Language → suffixes of code that nothing here can measure."""

_NAMES: Final = {
    "ansible": "playbook.yml site.yml",
    "docker": "dockerfile containerfile",
    "earthly": "earthfile",
    "groovy": "jenkinsfile",
    "just": "justfile .justfile",
    "make": "makefile gnumakefile bsdmakefile kbuild kconfig makefile.am makefile.pl",
    "cmake": "cmakelists.txt",
    "meson": "meson.build meson_options.txt meson.options",
    "ruby": "rakefile gemfile guardfile capfile podfile fastfile brewfile vagrantfile "
    "dangerfile thorfile berksfile",
    "scons": "sconstruct sconscript",
    "shell": ".bashrc .bash_profile .bash_login .bash_logout .profile .zshrc .zshenv .zprofile "
    ".envrc configure bootstrap autogen gradlew mvnw pkgbuild apkbuild",
    "starlark": "build workspace tiltfile buck",
    "waf": "wscript",
}
"""Language → whole file names of code that nothing here can measure."""

_COMMANDS: Final = (
    "package.json composer.json deno.json deno.jsonc pyproject.toml setup.cfg tox.ini pytest.ini "
    "cargo.toml pom.xml build.xml ivy.xml procfile taskfile.yml taskfile.yaml "
    "docker-compose.yml docker-compose.yaml compose.yml compose.yaml cloudbuild.yaml "
    "build.ninja lerna.json nx.json turbo.json .npmrc .yarnrc.yml conanfile.txt "
    "dune dune-project netlify.toml vercel.json app.json devcontainer.json"
)
"""Whole names of project files whose values are commands."""

_COMMAND_SUFFIXES: Final = "csproj vbproj fsproj vcxproj props targets sln ninja"
"""Suffixes of such files."""

_UNFINISHED: Final = "in orig rej bak old new disabled dist sample example template tmp save off"
"""Suffixes that only say that the file is not the final one."""

_LANGUAGES: Final = {
    suffix: language for language, suffixes in _MEASURED.items() for suffix in suffixes.split()
}
_UNREAD_LANGUAGES: Final = {
    suffix: language for language, suffixes in _UNREAD.items() for suffix in suffixes.split()
}
_COMMAND_FILES: Final = frozenset(_COMMANDS.split())
_COMMAND_ENDS: Final = frozenset(_COMMAND_SUFFIXES.split())
_NOT_FINAL: Final = frozenset(_UNFINISHED.split())
_UNREAD_NAMES: Final = {
    name: language for language, names in _NAMES.items() for name in names.split()
}


def language_of(path: str) -> str | None:
    """Name the language whose functions can be measured in a file of this path; None: none."""
    return _LANGUAGES.get(_suffix(_name(path)))


def suffix_of(language: str) -> str:
    """Give the suffix by which lizard knows a language that `language_of` named."""
    return _MEASURED[language].split(" ", 1)[0]


def unread_language(path: str) -> str | None:
    """Name the kind of code that a file of this path holds and that nothing here can measure.

    None where `language_of` has an answer, and where the file is no code.
    """
    name = _name(path)
    if _suffix(name) in _LANGUAGES:
        return None
    stem = name.partition(".")[0]
    if stem in {"dockerfile", "containerfile", "jenkinsfile", "makefile"} and stem != name:
        # `Dockerfile.dev`, `Makefile.linux`: the variant stands where a suffix would.
        return _UNREAD_NAMES[stem]
    return _UNREAD_NAMES.get(name) or _UNREAD_LANGUAGES.get(_suffix(name))


def is_code(path: str, *, executable: bool = False) -> bool:
    """Tell whether people would call the file code: something that a machine will execute.

    Args:
        path: Repository path; only its last part counts.
        executable: The file's mode in git is 100755.
    """
    name = _name(path)
    suffix = _suffix(name)
    if name in _COMMAND_FILES or suffix in _COMMAND_ENDS:
        return True
    if executable and not suffix:
        return True
    return language_of(path) is not None or unread_language(path) is not None


def _name(path: str) -> str:
    """Give the last part of the path, casefolded, without suffixes that only say "not final"."""
    name = path.rpartition("/")[2].casefold()
    while True:
        stem, dot, suffix = name.rpartition(".")
        if not (dot and stem and suffix in _NOT_FINAL):
            return name
        name = stem


def _suffix(name: str) -> str:
    """Give what follows the last dot; empty without one, or when the dot begins the name."""
    stem, _, suffix = name.rpartition(".")
    return suffix if stem else ""
