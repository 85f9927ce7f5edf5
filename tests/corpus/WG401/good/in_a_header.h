#ifndef CLAMP_H
#define CLAMP_H

/* Keep a value between two bounds. */
static inline int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

#endif
