"""Small programs in many languages, with their functions counted by hand."""

from typing import Final, NamedTuple

Row = tuple[str, int, int, int, int, int]
"""Name, line, end line, complexity, parameters, nesting."""


class Program(NamedTuple):
    """A file and what its functions are."""

    title: str
    path: str
    text: str
    rows: list[Row]


PROGRAMS: Final = (
    Program(
        "C: what is included is no type",
        "a.c",
        """\
#include <a.h>
#include "b.h"
#define X 1
struct s *
f(void) {
}
#include "c.h"
int g(void) { }
""",
        [("f", 4, 6, 1, 0, 0), ("g", 8, 8, 1, 0, 0)],
    ),
    Program(
        "C: blocks",
        "a.c",
        """\
int f(int a) { if (a) { for (;;) { while (a) { a++; } } } return 0; }
""",
        [("f", 1, 1, 4, 1, 3)],
    ),
    Program(
        "C: bodies without braces",
        "a.c",
        """\
int f(int a) { if (a) for (;;) while (a) a++; return 0; }
""",
        [("f", 1, 1, 4, 1, 3)],
    ),
    Program(
        "C: else-if is one level",
        "a.c",
        """\
int f(int a) { if (a) { } else if (a) { } else if (a) { if (a) { } } return 0; }
""",
        [("f", 1, 1, 5, 1, 2)],
    ),
    Program(
        "C: else with a block",
        "a.c",
        """\
int f(int a) { if (a) { } else { if (a) { } } }
""",
        [("f", 1, 1, 3, 1, 2)],
    ),
    Program(
        "C: else belongs to the inner if",
        "a.c",
        """\
int f(int a) { for (;;) if (a) a++; else if (a) { while (a) a++; } }
""",
        [("f", 1, 1, 5, 1, 3)],
    ),
    Program(
        "C: one after the other",
        "a.c",
        """\
int f(int a) { if (a) { } if (a) a++; while (a) { } }
""",
        [("f", 1, 1, 4, 1, 1)],
    ),
    Program(
        "C: do-while",
        "a.c",
        """\
int f(int a) { do { if (a) a++; } while (a); }
""",
        [("f", 1, 1, 3, 1, 2)],
    ),
    Program(
        "C: switch",
        "a.c",
        """\
int f(int a) { switch (a) { case 1: if (a) { } break; default: a = 1; } }
""",
        [("f", 1, 1, 3, 1, 2)],
    ),
    Program(
        "C: plain blocks and && do not nest",
        "a.c",
        """\
int f(int a) { { { a++; } } if (a && a || a) { } }
""",
        [("f", 1, 1, 4, 1, 1)],
    ),
    Program(
        "C: a type on its own lines",
        "a.c",
        """\
/* doc */
static const int
*f(int a[3], void *, ...)
{
}

int g(void) {
}
""",
        [("f", 2, 5, 1, 2, 0), ("g", 7, 8, 1, 0, 0)],
    ),
    Program(
        "C: attributes",
        "a.c",
        """\
__attribute__((x))
int
k(void)
__attribute__((y))
{
}
""",
        [("k", 2, 6, 1, 0, 0)],
    ),
    Program(
        "C: an attribute on lines of its own",
        "a.c",
        """\
int f(void)
__attribute__((
  x(1)
))
{
}
int g(void) { }
""",
        [("f", 1, 6, 1, 0, 0), ("g", 7, 7, 1, 0, 0)],
    ),
    Program(
        "Java: an annotation on lines of its own",
        "A.java",
        """\
class A {
  @X(
    a = 1,
    b = @Y(2)
  )
  void f() { }
}
""",
        [("A::f", 6, 6, 1, 0, 0)],
    ),
    Program(
        "TypeScript: type parameters on lines of their own",
        "a.ts",
        """\
function f<
  T,
  U
>(a: T) {
}
""",
        # lizard begins where the parameters do.
        [("f", 4, 5, 1, 1, 0)],
    ),
    Program(
        "C: old heads",
        "a.c",
        """\
int f(a, b) int a; int b; { if (a) { } }
""",
        [("f", 1, 1, 2, 2, 1)],
    ),
    Program(
        "C: labels, literals",
        "a.c",
        """\
int f(int a) { s x = { .b = 1 }; out: if (a) a = (s){1}; }
""",
        [("f", 1, 1, 2, 1, 1)],
    ),
    Program(
        "C++",
        "a.cpp",
        """\
template <typename T>
[[nodiscard]] inline
T N::f(std::map<int,int> a, T b) const {
  auto l = [&](int q) { if (q) { } };
  try { if (b) { } } catch (...) { for (auto& v : a) { } }
}
class K { public:
 K() : a{1} { if (a) { } }
 ~K() { } };
""",
        [("N::f", 2, 6, 5, 2, 2), ("K::K", 8, 8, 2, 0, 1), ("K::~K", 9, 9, 1, 0, 0)],
    ),
    Program(
        "Objective-C",
        "a.m",
        """\
@implementation A
- (int)f:(int)a b:(int)b {
  if (a) { for (;;) { } }
}
@end
int g(void) { }
""",
        [("f: b:", 2, 4, 3, 2, 2), ("g", 6, 6, 1, 0, 0)],
    ),
    Program(
        "Java",
        "A.java",
        """\
class A {
  @Override
  @X(a = (1))
  @y.Z
  public int f(int a, List<Map<String,Integer>> b) throws E {
    try { for (int x : a) { if (x) { } } } catch (E e) { } finally { }
    return a ? 1 : 2;
  }
  @interface B { }
}
""",
        [("A::f", 5, 8, 5, 2, 3)],
    ),
    Program(
        "C#",
        "a.cs",
        """\
class A { public int F(int a, string b) {
 foreach (var x in y) { if (x) { } }
 return a; } }
""",
        [("A::F", 1, 3, 2, 2, 2)],
    ),
    Program(
        "JavaScript",
        "a.js",
        """\
function f(a, {b, c}, ...d) {
  if (a) g()
  if (b)
    g()
  if (c) {
    a.catch(x => { if (x) { } })
  }
  const k = {if: 1, for: 2}
}
const h = (a) => { while (a) { if (a) break } }
""",
        [("(anonymous)", 6, 6, 2, 0, 1), ("f", 1, 9, 4, 3, 1), ("h", 10, 10, 3, 1, 2)],
    ),
    Program(
        "TypeScript",
        "a.ts",
        """\
export async function f<T extends () => X<U>>(a: number, b?: string): Promise<T> {
  if (a) { if (b) { } }
  else if (a) { }
}
class A { private m(x: Map<string, number>): void { for (;;) { } } }
""",
        [("f", 1, 4, 4, 2, 2), ("m", 5, 5, 2, 1, 1)],
    ),
    Program(
        "TSX",
        "a.tsx",
        """\
const A = (p: P) => {
  if (p) { }
  return <div>{p.x ? 1 : 2}</div>
}
""",
        [("A", 1, 4, 3, 1, 1)],
    ),
    Program(
        "Vue",
        "a.vue",
        """\
<template>
<p v-if="x"></p>
</template>
<SCRIPT>
function f(a) {
  if (a) { }
}
</script>
<style>
</style>
""",
        [("f", 5, 7, 2, 1, 1)],
    ),
    Program(
        "Go",
        "a.go",
        """\
package m
func (t *T) F(a, b int, c string) (int, error) {
  for i := 0; i < a; i++ {
    if x := g(); x {
      switch { case a: select { } }
    } else if b { }
  }
}
func g() { }
""",
        [("F", 2, 8, 5, 3, 4), ("g", 9, 9, 1, 0, 0)],
    ),
    Program(
        "Rust",
        "a.rs",
        """\
impl<'a> T for X<'a> {
  pub fn f(&self, a: &'a str) -> u8 {
    match a { 'x' if a => { if b { } } _ => { } }
    while let Some(x) = y { loop { } }
  }
}
fn g() { }
""",
        [("f", 2, 5, 5, 2, 2), ("g", 7, 7, 1, 0, 0)],
    ),
    Program(
        "Rust: for is no loop in a bound",
        "a.rs",
        """\
fn h<F>(f: F) where F: for<'b> Fn(&'b u8) {
    if a { }
}
""",
        # lizard counts `where` and this `for`.
        [("h", 1, 3, 4, 1, 1)],
    ),
    Program(
        "Swift",
        "a.swift",
        """\
class A {
  func f(a: Int, _ b: String?) -> Int {
    guard let x = b else { return 1 }
    if a > 1 { for i in 0..<3 { } } else if a { }
    do { try q() } catch { }
  }
}
""",
        [("f", 2, 6, 6, 2, 2)],
    ),
    Program(
        "Kotlin",
        "a.kt",
        """\
fun f(a: Int, b: String): Int {
  val y = if (a > 1) 1 else 2
  when (a) { 1 -> { if (a) { } } }
  for (i in a) { }
}
""",
        [("f", 1, 5, 4, 2, 2)],
    ),
    Program(
        "PHP",
        "a.php",
        """\
<?php
function f($a, $b) {
 if ($a) { foreach ($a as $x) { } } elseif ($b) { }
}
""",
        [("f", 2, 4, 4, 2, 2)],
    ),
    Program(
        "Scala",
        "a.scala",
        """\
def f(a: Int): Int = {
 if (a > 1) { 1 } else { for (x <- y) { } ; 2 }
}
""",
        [("f", 1, 3, 3, 1, 2)],
    ),
    Program(
        "Perl",
        "a.pl",
        """\
sub f {
 if ($a) { foreach (1) { } } elsif ($b) { }
}
""",
        [("f", 1, 3, 4, 0, 2)],
    ),
    Program(
        "Perl: modifiers, chains, code outside of functions",
        "a.pl",
        """\
use strict;
sub f {
 x() if $a;
 if ($a) { y() unless $if; }
 elsif ($b) { for (1) { } }
 elsif ($c) { z(); }
 else { }
}
h() ? 1 : sub { g(shift) };
""",
        [("f", 2, 8, 7, 0, 2)],
    ),
    Program(
        "R",
        "a.r",
        """\
f <- function(a, b) {
 if (a) { for (x in b) { } }
}
""",
        [("f", 1, 3, 3, 2, 2)],
    ),
    Program(
        "Zig",
        "a.zig",
        """\
fn f(a: u8) u8 {
  if (a) { while (a) { } }
}
""",
        [("f", 1, 3, 3, 1, 2)],
    ),
    Program(
        "Solidity",
        "a.sol",
        """\
contract A { function f(uint a) public { if (a) { while(a) { } } } }
""",
        [("f", 1, 1, 3, 1, 2)],
    ),
    Program(
        "GDScript",
        "a.gd",
        """\
func f(a):
	if a:
		for x in a:
			pass
""",
        [("f", 1, 4, 3, 1, 2)],
    ),
    Program(
        "Python: elif is one level",
        "a.py",
        """\
def f(a):
  if a:
    a = 1
  elif a:
    a = 2
  else:
    a = 4
  if a: a = 2
""",
        [("f", 1, 8, 4, 1, 1)],
    ),
    Program(
        "Python: loops",
        "a.py",
        """\
def f(a):
  if a:
    for x in a:
      while x:
        x += 1
""",
        [("f", 1, 5, 4, 1, 3)],
    ),
    Program(
        "Python: try, with",
        "a.py",
        """\
def f(a):
  try:
    a = 1
  except E:
    if a:
      a = 2
  with a:
    with b:
      pass
""",
        [("f", 1, 9, 3, 1, 2)],
    ),
    Program(
        "Python: match",
        "a.py",
        """\
def f(a):
  match = 1
  match a:
    case 1:
      if a:
        a = 2
""",
        [("f", 1, 6, 3, 1, 2)],
    ),
    Program(
        "Python: a decorator is not the function",
        "a.py",
        """\
class A:
  @deco(
1)
  async def f(self, *, a: int = 3, b=(1, 2), **k):
    if a:
      pass
""",
        [("A.f", 4, 6, 2, 4, 1)],
    ),
    Program(
        "Python: a function inside",
        "a.py",
        """\
def f(a):
  if a:
    def h(z):
      for q in z:
        pass
    pass
""",
        [("f.h", 3, 5, 2, 1, 1), ("f", 1, 6, 2, 1, 1)],
    ),
    Program(
        "Python: continuation to the left",
        "a.py",
        """\
def f(a):
  x = g(
a,
# c

b)
  if x:
    pass
""",
        [("f", 1, 8, 2, 1, 1)],
    ),
    Program(
        "Python: bodies behind the colon",
        "a.py",
        """\
def f(): return 1
def g(
a): return (a,
1)
class A:
  def m(self): return 1 if self else 2  # c
  def n(self):  # c
    return 1
""",
        [
            ("f", 1, 1, 1, 0, 0),
            ("g", 2, 4, 1, 1, 0),
            ("A.m", 6, 6, 2, 1, 0),
            ("A.n", 7, 8, 1, 1, 0),
        ],
    ),
    Program(
        "Python: f-strings",
        "a.py",
        """\
def f(a):
  x = f"{a['(']} {'if'}"
  if a:
    pass
""",
        [("f", 1, 4, 2, 1, 1)],
    ),
)
