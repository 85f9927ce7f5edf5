/* The guard of an old header, with blanks and a comment. */

#  if ! defined (OLD_HEADER_H)   /* once only */
#  define OLD_HEADER_H

#  define OLD_LIMIT 10

int old_call(int argument);

#  endif /* OLD_HEADER_H */
