// attune: finds the command, lets it run and turns what came of it into an exit code. Nothing else happens
// here.
#include "src/front.h"

int main(int argc, char** argv) { return attune::run_program({argv, argv + argc}); }
