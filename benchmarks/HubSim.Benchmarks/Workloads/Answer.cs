namespace HubSim.Benchmarks.Workloads;

/// <summary>What one run of a workload did; the same for every run on every machine.</summary>
/// <param name="NominalEvents">Events that the model needs, however a kernel carries them out.</param>
/// <param name="KernelEvents">Events that the kernel executed; 0 without a kernel.</param>
/// <param name="Draws">
/// Words taken from streams; for a whole model blocks of four words, which are 0 while <see cref="BlockCount"/> is off.
/// </param>
/// <param name="Check">The model's answer, so that a fast wrong loop shows.</param>
/// <param name="Hash">Fingerprint of everything that the model answers.</param>
readonly record struct Answer(long NominalEvents, long KernelEvents, long Draws, double Check, ulong Hash);
