/**
 * What a public text never says in English: it would tell what ails a member, or what their group is
 * about. Between commas, in the singular; the plural and the possessive are found with it. Words that
 * a public post needs are left out, such as day, run, start, support, share and together.
 */
const english = [
  // Substances, and what people do with them
  'substance, alcohol, alcohol-free, booze, liquor, beer, wine, vodka, whisky, whiskey, drink, drank, drunk, drinking, drinker',
  'drug, drug-free, cannabis, marijuana, weed, cocaine, crack, heroin, opioid, opiate, fentanyl, morphine, codeine, oxycodone, tramadol',
  'meth, methamphetamine, amphetamine, ecstasy, MDMA, ketamine, LSD, psychedelic, inhalant, solvent, benzo, benzodiazepine, kratom',
  'nicotine, tobacco, cigarette, smoke, smoked, smoking, smoker, smoke-free, vape, vaped, vaping, snus',
  'gamble, gambled, gambling, gambler, bet, betting, casino, lottery, porn, pornography, caffeine',
  'overdose, withdrawal, craving, hangover, intoxicated, injecting, using again',

  // Being in recovery
  'sober, sobriety, soberly, recovery, recovering, relapse, relapsed, relapsing, rehab, rehabilitation, detox, detoxing, clean, abstain, abstained, abstaining, abstinence, abstinent, addict, addicted, addiction, twelve-step, 12-step, sponsor, sponsee, AA, NA, GA',

  // Conditions of the mind
  'mental health, mental illness, mental, psychiatric, depression, depressed, depressive, anxiety, anxious, panic, phobia, bipolar, mania, manic, psychosis, psychotic, schizophrenia, schizophrenic, borderline, personality disorder, OCD, ADHD, autism, autistic, PTSD, trauma, traumatic, traumatised, traumatized, dissociation, insomnia, burnout',
  'eating disorder, anorexia, anorexic, bulimia, bulimic, binge, binged, bingeing, purge, purging, self-harm, self-harmed, self-harming, self-injury, suicide, suicidal',

  // Conditions of the body
  'cancer, tumour, tumor, leukaemia, leukemia, lymphoma, chemo, chemotherapy, radiotherapy, diabetes, diabetic, insulin, blood sugar, glucose, dementia, alzheimer, parkinson, epilepsy, epileptic, seizure, multiple sclerosis, stroke, heart attack, heart failure, hypertension, blood pressure',
  'asthma, COPD, cystic fibrosis, arthritis, fibromyalgia, lupus, endometriosis, crohn, colitis, IBS, coeliac, celiac, migraine, HIV, AIDS, hepatitis, kidney, dialysis, transplant, psoriasis, eczema, long covid, covid, chronic, chronic fatigue, fatigue, pain, painful, obesity, obese, infertility, miscarriage, menopause',
  'illness, ill, sick, sickness, disease, disorder, condition, disabled, disability, syndrome, symptom, flare-up, diagnosis, diagnosed',

  // Medicines, and who gives them
  'medicine, medication, medicated, meds, pill, tablet, dose, dosage, prescription, antidepressant, antipsychotic, SSRI, lithium, methadone, buprenorphine, suboxone, naltrexone, disulfiram, ritalin, adderall, valium, xanax, diazepam, prozac, sertraline, steroid, painkiller, ibuprofen',
  'therapy, therapist, therapist-led, psychotherapy, counsellor, counselor, counselling, counseling, psychiatrist, psychologist, doctor, nurse, clinic, clinical, hospital, surgery, treatment, injection',

  // Grief
  'grief, grieve, grieved, grieving, bereaved, bereavement, mourn, mourned, mourning, mourner, widow, widowed, widower, funeral, died, dead, death, dying, deceased, passed away, late wife, late husband, loss, lost',

  // Caring for somebody
  'carer, caregiver, caregiving, caring role, caring for, cared for, looking after, respite',
]

/** One form each. */
export const englishPrivateWords: readonly string[] = english.flatMap((line) => line.split(', '))
