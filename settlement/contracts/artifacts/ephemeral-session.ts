/**
 * Generated from EphemeralSession.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 2e2b01761d6d0ce73342bad08999cb4bbf28044e82a7adb637f8c00e1e270bab
 * @module
 */

export const ephemeralSessionAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IBondVault",
        "name": "vault_",
        "type": "address"
      },
      {
        "internalType": "contract INodeRegistry",
        "name": "nodes_",
        "type": "address"
      },
      {
        "internalType": "contract IModelRegistry",
        "name": "models_",
        "type": "address"
      },
      {
        "internalType": "contract ICodingReferee",
        "name": "coding_",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "ownerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "sequencerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "maxDuration",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "window",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "tailWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "answerTime",
            "type": "uint64"
          },
          {
            "internalType": "uint256",
            "name": "sequencerBond",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "demandBond",
            "type": "uint256"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          }
        ],
        "internalType": "struct IEphemeralSession.Parameters",
        "name": "p",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "AlreadyExited",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadReceipt",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadTerms",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadWitness",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BondGone",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint32",
        "name": "steps",
        "type": "uint32"
      }
    ],
    "name": "CommitTooLong",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "DemandExists",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "EmptyCommit",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "MoreThanDelegated",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NoConflict",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NoDemand",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "answerUntil",
        "type": "uint64"
      }
    ],
    "name": "NotAnsweredYet",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "NotContested",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "leaf",
        "type": "bytes32"
      }
    ],
    "name": "NotInLog",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "NotOverYet",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheStep",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "NothingLeft",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "endsAt",
        "type": "uint64"
      }
    ],
    "name": "SessionOver",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "StepHolds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum Refusal",
        "name": "refusal",
        "type": "uint8"
      }
    ],
    "name": "StepRefused",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "TransferFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "got",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "expected",
        "type": "uint64"
      }
    ],
    "name": "UnexpectedNumber",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "headerHash",
        "type": "bytes32"
      }
    ],
    "name": "UnknownCommit",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "UnknownSession",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "indexed": false,
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      }
    ],
    "name": "Committed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "challenger",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "commits",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      }
    ],
    "name": "Convicted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Delegated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "answerUntil",
        "type": "uint64"
      }
    ],
    "name": "Demanded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Exited",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "endsAt",
        "type": "uint64"
      }
    ],
    "name": "Opened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "settled",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "indexed": false,
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "indexed": false,
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "Revealed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "seq",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "indexed": false,
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      },
      {
        "indexed": false,
        "internalType": "uint128",
        "name": "settled",
        "type": "uint128"
      }
    ],
    "name": "TailStep",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "contestedUntil",
        "type": "uint64"
      }
    ],
    "name": "Undelegated",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "length",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "top",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "piece",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "offset",
            "type": "uint32"
          },
          {
            "components": [
              {
                "internalType": "uint8",
                "name": "chunk",
                "type": "uint8"
              },
              {
                "internalType": "bytes32",
                "name": "chunkRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32[]",
                "name": "chunkPath",
                "type": "bytes32[]"
              },
              {
                "internalType": "bytes",
                "name": "piece",
                "type": "bytes"
              },
              {
                "internalType": "bytes32[]",
                "name": "piecePath",
                "type": "bytes32[]"
              }
            ],
            "internalType": "struct CodedPiece[9]",
            "name": "pieces",
            "type": "tuple[9]"
          }
        ],
        "internalType": "struct CodingProof",
        "name": "proof",
        "type": "tuple"
      }
    ],
    "name": "challengeCoding",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "settled",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "challengeCommit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "a",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "b",
        "type": "tuple"
      }
    ],
    "name": "challengeEquivocation",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "settled",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf[2]",
        "name": "leaves",
        "type": "tuple[2]"
      },
      {
        "internalType": "bytes32[][2]",
        "name": "paths",
        "type": "bytes32[][2]"
      }
    ],
    "name": "challengeLink",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "receipt",
        "type": "tuple"
      }
    ],
    "name": "challengeOmission",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "settled",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      }
    ],
    "name": "challengeReceipt",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "coding",
    "outputs": [
      {
        "internalType": "contract ICodingReferee",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "session",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Draft",
        "name": "draft",
        "type": "tuple"
      }
    ],
    "name": "commit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "session",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Draft",
        "name": "draft",
        "type": "tuple"
      }
    ],
    "name": "commitAndUndelegate",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "commitHash",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "delegate",
    "outputs": [],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      }
    ],
    "name": "delegatedOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      }
    ],
    "name": "demand",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      }
    ],
    "name": "demandId",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "key",
        "type": "bytes32"
      }
    ],
    "name": "demandOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "demander",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "answerUntil",
            "type": "uint64"
          },
          {
            "internalType": "bool",
            "name": "done",
            "type": "bool"
          }
        ],
        "internalType": "struct IEphemeralSession.Demand",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "domainSeparator",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "exit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "exited",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      }
    ],
    "name": "expire",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "forceUndelegate",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes[]",
        "name": "calls",
        "type": "bytes[]"
      }
    ],
    "name": "many",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "models",
    "outputs": [
      {
        "internalType": "contract IModelRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "nodes",
    "outputs": [
      {
        "internalType": "contract INodeRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "endsAt",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "x",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "y",
        "type": "bytes32"
      }
    ],
    "name": "open",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "parameters",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "ownerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "sequencerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "maxDuration",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "window",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "tailWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "answerTime",
            "type": "uint64"
          },
          {
            "internalType": "uint256",
            "name": "sequencerBond",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "demandBond",
            "type": "uint256"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          }
        ],
        "internalType": "struct IEphemeralSession.Parameters",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "from",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "to",
        "type": "uint64"
      }
    ],
    "name": "prune",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "returnBond",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "settled",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "reveal",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "sessionId",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "sessionOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "endsAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "endedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "commits",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "steps",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "contestedUntil",
            "type": "uint64"
          },
          {
            "internalType": "bool",
            "name": "convicted",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "bondReturned",
            "type": "bool"
          },
          {
            "internalType": "uint128",
            "name": "pot",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "keyX",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "keyY",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Session",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      }
    ],
    "name": "sessionsOf",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "settled",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "settleTail",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "channel",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "spentOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "domainSeparator",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "sequencer",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "endsAt",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "ownerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "sequencerBps",
            "type": "uint16"
          }
        ],
        "internalType": "struct Terms",
        "name": "terms",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      },
      {
        "internalType": "uint128",
        "name": "settled",
        "type": "uint128"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "owner",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "delegated",
            "type": "uint256"
          },
          {
            "internalType": "address[]",
            "name": "payouts",
            "type": "address[]"
          }
        ],
        "internalType": "struct Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "step",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "next",
        "type": "bytes32"
      },
      {
        "internalType": "enum Refusal",
        "name": "refusal",
        "type": "uint8"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "vault",
    "outputs": [
      {
        "internalType": "contract IBondVault",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const ephemeralSessionBytecode = '0x610220604052346103c957604051615c5938819003601f8101601f191683016001600160401b038111848210176103b557839282916040528339810103906101a082126103c9578051906001600160a01b03821682036103c95760208101516001600160a01b03811681036103c9576040820151936001600160a01b03851685036103c9576060830151906001600160a01b03821682036103c95761012090607f1901126103c95760405161012081016001600160401b038111828210176103b5576040526100d0608085016103cd565b808252946100e060a086016103cd565b6020830181815290946100f560c088016103dc565b604085019081529161010960e089016103dc565b606086019081529361011e6101008a016103dc565b60808701908152956101336101208b016103dc565b9760a082019889526101408b01519960c083019a8b526101608c01519b60e084019c8d5261018001610164906103cd565b9c61010084019d8e5261ffff169061ffff16810180911161037f576127101080156103a5575b8015610393575b801561034d575b801561033b575b61032c5760809290925260a09390935260c09a909a5260e0999099525161ffff908116610100529751881661012052516001600160401b0390811661014052905181166101605290518116610180529051166101a052516101c052516101e05251166102005260405161586890816103f1823960805181818161050f0152818161075101528181610f0d0152818161139601528181611de001528181612ad60152613d1c015260a05181818161222401526148e8015260c0518181816114e20152614825015260e051818181611aff0152612e43015261010051818181611582015261473f0152610120518181816115b0015261476901526101405181818161149501526115db0152610160518181816105a90152818161160c0152614e0c01526101805181818161163d01528181612366015261430101526101a0518181816106a1015261166f01526101c0518181816113f4015281816116a10152613c6401526101e0518181816107ae015281816116c90152611d5b0152610200518181816116f10152613c880152f35b638dc5992160e01b5f5260045ffd5b5087516001600160401b03161561019f565b508651895160011b6002600160401b038116916001600160401b0316906002600160411b0316820361037f5710610198565b634e487b7160e01b5f52601160045260245ffd5b5088516001600160401b031615610191565b5061138861ffff8d51161161018a565b634e487b7160e01b5f52604160045260245ffd5b5f80fd5b519061ffff821682036103c957565b51906001600160401b03821682036103c95756fe60806040526004361015610011575f80fd5b5f5f3560e01c80630c36d5e414612cb5578063168262ed14612a29578063197c511c146129ef5780632344c01d1461278857806332d773661461272557806336cdaf9a146126a6578063389aa6071461265b57806357d6c1a9146122485780635db82fa014612204578063602728481461211e5780636d4cad991461203657806370928dc914611e50578063712a7f9214611b235780637381122614611adf5780637703fd461461199657806385801c301461194457806387c9c46014611783578063890357301461152557806397185b52146115065780639986df2c146114c25780639dc23899146112765780639ef9460f14611063578063a18476ce1461102e578063b225471114610fec578063bada863714610e81578063c31b6f6f14610d4f578063d2f8bffc14610cc8578063d3f930ae14610c05578063db89b5ae14610bbe578063e126540914610b3c578063e25db21414610914578063f47c3e2714610579578063fa289ba314610533578063fbfa77cf146104ef5763fd42a6371461019b575f80fd5b346104ec5760806003193601126104ec576101b4613024565b906101bd613064565b916044356001600160a01b038116938482036104ea5760643567ffffffffffffffff81116104e6576101f66101fe913690600401613126565b929094613da3565b93909161020a856142e3565b828652600560205260408620875f5260205260ff60405f2054166104ba5761025a61026a91600287015493610254876001600160a01b039060015f521660205260405f2060011c90565b94615178565b9161026483615196565b926151b2565b6102a28160801c91838752600260205260408720885f526020526fffffffffffffffffffffffffffffffff60405f2091169054613772565b81811461048e578082118015610463575b610437576001916102c391613765565b93828652600560205260408620875f5260205260405f20827fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00825416179055016fffffffffffffffffffffffffffffffff84166fffffffffffffffffffffffffffffffff825460501c1603906fffffffffffffffffffffffffffffffff821161040a5784869488869561039e87968796907fffffffffffff00000000000000000000000000000000ffffffffffffffffffff79ffffffffffffffffffffffffffffffff0000000000000000000083549260501b169116179055565b7f4121f3e3fe05711c549f0feaddd65b9e549e9781c7063aaf14eca3884e10842f6020604051868152a35af16103d26138f8565b50156103dc575080f35b6044927f1c43b976000000000000000000000000000000000000000000000000000000008352600452602452fd5b6024867f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b602486887f7d46d391000000000000000000000000000000000000000000000000000000008252600452fd5b5061046e8282613765565b6fffffffffffffffffffffffffffffffff600187015460501c16106102b3565b602486887fa0eb521a000000000000000000000000000000000000000000000000000000008252600452fd5b602486887f7cb80570000000000000000000000000000000000000000000000000000000008252600452fd5b8480fd5b835b80fd5b50346104ec57806003193601126104ec5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346104ec5760406003193601126104ec576001600160a01b03604061055761303a565b92600435815260026020522091165f52602052602060405f2054604051908152f35b50346104ec576105959061058c366130cc565b94919092613945565b919067ffffffffffffffff835460401c16947f0000000000000000000000000000000000000000000000000000000000000000956105d387826134ea565b90151580610901575b6108cc57506105ec838584613abe565b60608301359263ffffffff841684036108c85763ffffffff808316941684101561089c57602061062791019161062183613375565b84613488565b9384865260046020526040862096875467ffffffffffffffff8160a01c16610874579767ffffffffffffffff6107347fc96706e8a55e508979b323f63fd0b27d16305c7e26397b59fd65f991b123d1619560409583958c9d7bffffffffffffffff00000000000000000000000000000000000000006106c87f00000000000000000000000000000000000000000000000000000000000000008842166134ea565b60a01b16907fffffffff000000000000000000000000000000000000000000000000000000007fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff331691161717908187558583548a1c16151580610854575b61080f575b505050613375565b915460a01c16835196875260208701521693a36001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016803b1561080b576040517f0899146b00000000000000000000000000000000000000000000000000000000815260048101929092523360248301527f0000000000000000000000000000000000000000000000000000000000000000604483015282908290818381606481015b03925af18015610800576107ef5750f35b816107f99161325d565b6104ec5780f35b6040513d84823e3d90fd5b5050fd5b61082160019187809460a01c166134ea565b920191167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161790555f808061072c565b5061086481878460a01c166134ea565b8680600186015416911611610727565b6004887f78d3fca6000000000000000000000000000000000000000000000000000000008152fd5b6024867f33692d9900000000000000000000000000000000000000000000000000000000815280600452fd5b5f80fd5b7f0e9200a400000000000000000000000000000000000000000000000000000000865267ffffffffffffffff16600452602485fd5b5067ffffffffffffffff811642116105dc565b50346104ec5760031936016101608112610b385760a0136104ec5760c4359067ffffffffffffffff82116104ec5760e060031983360301126104ec5760e43567ffffffffffffffff8111610b3857610970903690600401613157565b90610104356fffffffffffffffffffffffffffffffff811681036104ea57610124359067ffffffffffffffff82116104e657606060031983360301126104e6576101443567ffffffffffffffff8111610b34576109d1903690600401613126565b9490936040516109e081613241565b60043581526109ed61303a565b60208201526109fa61307b565b604082015260643561ffff81168103610b2c57606082015260843561ffff81168103610b2c57608082015260405194610a3286613225565b610a3e81600401613050565b86526024810135602087015260448101359067ffffffffffffffff8211610b305701983660238b011215610b2c5760048a013599610a7b8b61338a565b90610a89604051928361325d565b8b8252602060048184019d60051b8301010190368211610b28576024019b5b818d10610b10575050610ac9999a5060408701526004019060a435906149f6565b604051918252600a811015610ae357604092506020820152f35b6024837f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b60208091610b1d8f613050565b8152019c019b610aa8565b8b80fd5b8880fd5b8980fd5b8580fd5b5080fd5b50346104ec5760206003193601126104ec576040606091610b5b613927565b50600435815260046020522060405190610b7482613225565b5467ffffffffffffffff6001600160a01b0382169283815260ff60406020830192848660a01c168452019360e01c1615158352604051938452511660208301525115156040820152f35b50346104ec5760406003193601126104ec5767ffffffffffffffff6040610be3613064565b92600435815260036020522091165f52602052602060405f2054604051908152f35b50346104ec5760406003193601126104ec57610c30610c22613024565b610c2a613064565b90613da3565b809291925467ffffffffffffffff8160401c16610c935767ffffffffffffffff169283421115610c675790610c6491614d97565b80f35b602483857f2b358c82000000000000000000000000000000000000000000000000000000008252600452fd5b7fef93597e00000000000000000000000000000000000000000000000000000000835267ffffffffffffffff16600452602482fd5b50346104ec5760206003193601126104ec5760043567ffffffffffffffff8111610b3857610cfa903690600401613126565b9082905b82841015610d4b578180610d178660051b84018461388b565b9081604051928392833781018381520390305af493610d346138f8565b94610d4157845160208601fd5b6001019350610cfe565b5080f35b50346104ec5760606003193601126104ec57610d69613024565b610d71613064565b906044359167ffffffffffffffff83116104ea5760606003198460040194360301126104ea57610da091613945565b909181549067ffffffffffffffff8260401c1615610e4b5760ff600184015460401c16610e2357610de481610ddf67ffffffffffffffff9386886143aa565b613375565b9160c01c911610610dfb5790610c64913391613bc5565b6004837f7412124e000000000000000000000000000000000000000000000000000000008152fd5b6004857f1461e0c2000000000000000000000000000000000000000000000000000000008152fd5b60248567ffffffffffffffff847f2b358c8200000000000000000000000000000000000000000000000000000000835216600452fd5b50346104ec5760406003193601126104ec57610e9e610c22613024565b610eaa8193929361435d565b610eb381613e83565b15610fb3576001019182549260ff8460401c168015610fa6575b610f7e5769010000000000000000007fffffffffffffffffffffffffffffffffffffffffffff00ffffffffffffffffff8495161790556001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690610f366133a2565b823b15610f79576107de928492836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613433565b505050fd5b6004837f1461e0c2000000000000000000000000000000000000000000000000000000008152fd5b5060ff8460481c16610ecd565b600101547f2b358c8200000000000000000000000000000000000000000000000000000000825267ffffffffffffffff16600452602490fd5b50346104ec5760206003193601126104ec5767ffffffffffffffff60406020926001600160a01b0361101c613024565b16815260018452205416604051908152f35b50346104ec5760406003193601126104ec57602061105b61104d613024565b611055613064565b90613858565b604051908152f35b50346104ec576102406003193601126104ec5761107e613024565b611086613064565b90610120604319360112611272576101643567ffffffffffffffff81116104ea578060040192606060031983360301126104e65760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe7c3601126104e6576102243567ffffffffffffffff8111610b3457611108611110913690600401613126565b929094613945565b93909460ff600186015460401c1661124a5761112c858761399c565b6111378186886143aa565b61114081613375565b67ffffffffffffffff8061115261335e565b16911610801561121d575b6111f5579063ffffffff61118561117761118b9594613375565b61117f61335e565b90613836565b16613f3e565b6024604051602081016111a0816101846136c1565b60a082526111af60c08361325d565b6111de6021604051809360208201958b87525180918484015e81018a838201520301601f19810183528261325d565b51902091013514610dfb5790610c64913391613bc5565b6004877f7412124e000000000000000000000000000000000000000000000000000000008152fd5b5061122a61117782613375565b67ffffffffffffffff63ffffffff6112406134c4565b169116101561115d565b6004877f1461e0c2000000000000000000000000000000000000000000000000000000008152fd5b8280fd5b50346104ec5760606003193601126104ec5760043567ffffffffffffffff8116809103610b3857428111801590611486575b61145b57338252600160205281604081206112cd67ffffffffffffffff8254166136a2565b9067ffffffffffffffff82167fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000082541617905561130a8133613858565b908183528260205260408320847fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161781556024356003820155600460443591015567ffffffffffffffff6040519116938482526020820152817f775e76df3bcbddb437ea19585c557f6fc8c0c6118e060606bb2ff34e7ad16c5360403393a36001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690813b15611272576040517f0899146b00000000000000000000000000000000000000000000000000000000815260048101919091523360248201527f0000000000000000000000000000000000000000000000000000000000000000604482015291908290606490829084905af180156114505761143b575b602082604051908152f35b61144683809261325d565b610b385781611430565b6040513d85823e3d90fd5b7fef93597e000000000000000000000000000000000000000000000000000000008252600452602490fd5b506114bb67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001642613772565b81116112a8565b50346104ec57806003193601126104ec5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346104ec5760206003193601126104ec57602061105b60043561377f565b50346104ec57806003193601126104ec5760405161154281613208565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e0820152610100015260405161158081613208565b7f000000000000000000000000000000000000000000000000000000000000000061ffff169081815260208101907f000000000000000000000000000000000000000000000000000000000000000061ffff168252604081017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152606082017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152608083017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260a08401917f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16835260c08501937f0000000000000000000000000000000000000000000000000000000000000000855260e08601957f0000000000000000000000000000000000000000000000000000000000000000875261010001967f000000000000000000000000000000000000000000000000000000000000000061ffff1688526040519889525161ffff1660208901525167ffffffffffffffff1660408801525167ffffffffffffffff1660608701525167ffffffffffffffff1660808601525167ffffffffffffffff1660a08501525160c08401525160e08301525161ffff1661010082015261012090f35b50346104ec5760206003193601126104ec57806040516117a2816131eb565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e082015281610100820152816101208201526101400152600435815280602052604090206040516117fb816131eb565b81549167ffffffffffffffff83169283835260208301908060401c67ffffffffffffffff168252604084018160801c67ffffffffffffffff168152606085019160c01c82526001840154916080860167ffffffffffffffff8416815260a08701918460401c60ff161515835260c08801938560481c60ff161515855260e089019560501c6fffffffffffffffffffffffffffffffff1686526002880154966101008a019788526003890154986101208b01998a52600401549961014001998a526040519a8b525167ffffffffffffffff1660208b01525167ffffffffffffffff1660408a01525167ffffffffffffffff1660608901525167ffffffffffffffff16608088015251151560a087015251151560c0860152516fffffffffffffffffffffffffffffffff1660e085015251610100840152516101208301525161014082015261016090f35b50346104ec5760c06003193601126104ec57610c6461196a611964613330565b33613da3565b9063ffffffff6119786134d7565b161561198d576119888282613fb3565b614d97565b61198882614d2f565b5060406003193601126104ec5760016119b0610c22613024565b6119bc81939293614d2f565b016fffffffffffffffffffffffffffffffff34166fffffffffffffffffffffffffffffffff825460501c1601906fffffffffffffffffffffffffffffffff8211611ab25790611a5091907fffffffffffff00000000000000000000000000000000ffffffffffffffffffff79ffffffffffffffffffffffffffffffff0000000000000000000083549260501b169116179055565b8082526002602052604082206001600160a01b0333165f5260205260405f20611a7a348254613772565b9055604051903382523460208301527fd0d1029f8c1c7a034854568f4694897bd18097564064b2e25355f999444656a960403393a380f35b6024847f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b50346104ec57806003193601126104ec5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346104ec576102806003193601126104ec5780611b3f613024565b611b47613064565b61012060431936011261080b5760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe9c36011261080b57611b866130a7565b916102243567ffffffffffffffff81116104e657611ba8903690600401613126565b9093610244359167ffffffffffffffff8311611e4c5760e0600319846004019436030112611e4c576102643567ffffffffffffffff8111611e4857611bf4611bfc913690600401613157565b969095613da3565b969094611c1d611c1485611c0e613347565b89613e14565b9190998861399c565b611c28848487613fa6565b611c348883888a61456f565b611c3f888388614628565b7c01000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff82541617905567ffffffffffffffff611c95613347565b169663ffffffff604051951685526101643560208601526101843560408601526101a435936fffffffffffffffffffffffffffffffff8516809503611e44577f2ac64ba2f03c5bf3509c1a67837f9ef352c836000bb84420b5ad5471c28beca996611d2d611d4a95611d3b93899860608a01526101c43560808a01526101e43560a08a015261012060c08a01526101208901916132d3565b9086820360e0880152613575565b91848303610100860152613310565b0390a3611d556133e7565b90611dad7f00000000000000000000000000000000000000000000000000000000000000008060011c90604051611d8b816131a2565b338152826020820152611d9d86613707565b52611da785613707565b50613765565b60405190611dba826131a2565b8482526020820152611dcb83613741565b52611dd582613741565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b15610f79576107de928492836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613433565b8a80fd5b8780fd5b8680fd5b50346104ec576102a06003193601126104ec57611e6b613024565b611e73613064565b906101206043193601126112725760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe9c36011261127257611eb36130a7565b916102243567ffffffffffffffff81116104e657611ed5903690600401613126565b9091610244359267ffffffffffffffff8411611e4c5760e0600319856004019536030112611e4c576102643567ffffffffffffffff8111611e4857611f1e903690600401613157565b91610284359667ffffffffffffffff8811610b3057611f67611f5896611f7a93611f4f611f629b3690600401613126565b99909885613945565b9b8c829e9261399c565b613fa6565b611f738484898c61456f565b87896146d9565b916101a435916fffffffffffffffffffffffffffffffff83168303610b3057611fb296611fa7818b6147c4565b946101c435906149f6565b600a81101561200957159081611ffc575b50611fd45790610c64913391613eb3565b6004837ff5bf21d1000000000000000000000000000000000000000000000000000000008152fd5b90506101e435145f611fc3565b6024857f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b50346104ec5760806003193601126104ec57612050613024565b612058613064565b6044359167ffffffffffffffff83116104ea578260040192606060031982360301126104e6576064359167ffffffffffffffff8311610b3457826004019360606003198536030112611e4c576120ad91613945565b93909460ff600186015460401c1661124a5767ffffffffffffffff6120ec6120e6836120db84958a8c6143aa565b610ddf868a8c6143aa565b93613375565b169116149182159261210b575b5050610dfb5790610c64913391613bc5565b6024919250810135910135145f806120f9565b50346104ec5760806003193601126104ec57612138613024565b612140613064565b9061214961307b565b906064359267ffffffffffffffff84168094036104e65761216991613da3565b6121758193929361435d565b61217e81613e83565b156121cb57505b8267ffffffffffffffff8216111561219b578380f35b6121c69082855260036020526040852067ffffffffffffffff82165f526020528460405f20556136a2565b612185565b600101547f2b358c8200000000000000000000000000000000000000000000000000000000855267ffffffffffffffff16600452602484fd5b50346104ec57806003193601126104ec5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346104ec576101606003193601126104ec57612263613024565b61226b613064565b6044359167ffffffffffffffff83116104ea578260040191606060031985360301126104e65760a07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9c3601126104e657610104359167ffffffffffffffff8311610b3457826004019360e06003198536030112611e4c576101243567ffffffffffffffff8111611e4857612303903690600401613157565b929093610144359167ffffffffffffffff8311610b305761232b612334933690600401613126565b93909282613da3565b9790996123408961435d565b67ffffffffffffffff60018a015416804211156126305761238b67ffffffffffffffff917f0000000000000000000000000000000000000000000000000000000000000000906134ea565b16804211612605575061239f868a8d6143aa565b60246040518d6123f36021602084016123b98160646136c1565b60a085526123c860c08661325d565b60405193849160208301968288525180918585015e820190838201520301601f19810183528261325d565b519020910135036125dd5761241761241160a461242793018b61451b565b90614f1f565b6124208b61377f565b908a614f9f565b6064351480159061259c575b61257457906002612454612475949361244d888a8d614628565b898c6146d9565b9701968986888b8b5461246f82612469613539565b966147c4565b956149f6565b600a819692961015612547578061251c57507ff3a6b854ffa1b1220c6f940cfab68c1979e932d27edc809da45d31e34c555566959385936125016124d86fffffffffffffffffffffffffffffffff9567ffffffffffffffff9961250f9655613375565b966124e1613539565b96604051998a99168952602089015260a0604089015260a0880190613575565b918683036060880152613310565b911660808301520390a280f35b7f8b96128f000000000000000000000000000000000000000000000000000000008952600452602488fd5b6024897f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b60048a7f6ea2d12a000000000000000000000000000000000000000000000000000000008152fd5b506125a6856138dc565b6125b3604051918261325d565b85815260208101903687890111610b2857868883378b602088830101525190206084351415612433565b60048b7f6ea2d12a000000000000000000000000000000000000000000000000000000008152fd5b7fef93597e000000000000000000000000000000000000000000000000000000008d5260045260248cfd5b7f2b358c82000000000000000000000000000000000000000000000000000000008d5260045260248cfd5b50346104ec5760406003193601126104ec576001600160a01b03604061267f61303a565b92600435815260056020522091165f52602052602060ff60405f2054166040519015158152f35b50346104ec5760806003193601126104ec576126c0613024565b6126c8613064565b916064359067ffffffffffffffff82116104ec57602061270f858560026126fd6126f53660048a01613126565b949093613da3565b9050612708816142e3565b0154615178565b61105b61271b82615196565b91604435906151b2565b50346104ec5760c06003193601126104ec57612742611964613330565b9063ffffffff6127506134d7565b16156127605790610c6491613fb3565b6004837f37b5b73d000000000000000000000000000000000000000000000000000000008152fd5b50346104ec576102e06003193601126104ec576127a3613024565b6127ab613064565b61012060431936011261127257610164359163ffffffff83168093036104ea57366102c4116104ea576102c4359167ffffffffffffffff83116104e6573660448401116104e6576127fb91613945565b919092612808838561399c565b63ffffffff6128156134c4565b1681116129c35760c4359060e435928161291a575b63ffffffff6128376134c4565b168210612852575b505014611fd45790610c64913391613eb3565b9192509060248101357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd3683900301811215611e4c57016004018035919067ffffffffffffffff8311611e4c57602001918060051b36038313611e4c576128ba6102246144cb565b9260a4359263ffffffff841690818503610b30576128dd945085610104356155ac565b156128ef575061028435905f8061283f565b7f33692d99000000000000000000000000000000000000000000000000000000008552600452602484fd5b91505f19810163ffffffff81116129965760048301357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd3685900301811215611e4857830160040180359067ffffffffffffffff8211610b2c576020018160051b36038113610b2c5761298c92613f3e565b610204359161282a565b6024877f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b6024857f33692d9900000000000000000000000000000000000000000000000000000000815280600452fd5b50346104ec5760606003193601126104ec57612a09613064565b6044359163ffffffff831683036104ec57602061105b8484600435613488565b50346108c857612a44612a3b366130cc565b93919092613da3565b90612a5c6020840194612a5686613375565b83613e14565b90612a6686613375565b67ffffffffffffffff80865460801c16911611159081612ca3575b81612c50575b7c01000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff8454161783556001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690612aff6133a2565b823b156108c857612b42925f92836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613433565b03925af18015612c4557612c30575b50612b5a578580f35b612bd9612bd4612c2796610ddf612b8b60406001600160a01b03612c2297541699608081013560028b015501613375565b875477ffffffffffffffffffffffffffffffffffffffffffffffff1660c09190911b7fffffffffffffffff00000000000000000000000000000000000000000000000016178755565b613816565b83547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff1660809190911b77ffffffffffffffff0000000000000000000000000000000016178355565b613bc5565b5f808080808580f35b612c3d9197505f9061325d565b5f955f612b51565b6040513d5f823e3d90fd5b612c5b868686613abe565b67ffffffffffffffff835460a01c1680421115612c785750612a87565b7f4f3f437d000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9050612cae84613e83565b1590612a81565b346108c8576101806003193601126108c857612ccf613024565b612cd7613064565b6101206043193601126108c857610164359167ffffffffffffffff83116108c8578236039160a06003198401126108c857612d1191613945565b92909160ff600185015460401c16612ffc57612d2d848461399c565b604051917ffd1f5e020000000000000000000000000000000000000000000000000000000083526101243560048401526040602484015260e483019163ffffffff612d7a836004016130bb565b1660448501526024820135606485015263ffffffff612d9b604484016130bb565b16608485015263ffffffff612db2606484016130bb565b1660a48501527ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedd608483013591018112156108c85760a060c485015283926102048401926004920191820191905f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff5d36849003015b60098210612ee957898988602081808b03816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612c45575f91612eae575b5015612e8657612e84913391613bc5565b005b7ff5bf21d1000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506020813d602011612ee1575b81612ec96020938361325d565b810103126108c8575180151581036108c85783612e73565b3d9150612ebc565b9193957fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff1c9086929496030184528535828112156108c857856004910101803560ff81168091036108c857825260208101356020830152612f60612f4f6040830183613280565b60a0604086015260a08501916132d3565b9060608101357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1823603018112156108c8578101916020833593019167ffffffffffffffff84116108c85783360383136108c85784612fde612fd384602097889760019a612fec98036060870152613310565b926080810190613280565b9160808185039101526132d3565b9701940192018695949291612e27565b7f1461e0c2000000000000000000000000000000000000000000000000000000005f5260045ffd5b600435906001600160a01b03821682036108c857565b602435906001600160a01b03821682036108c857565b35906001600160a01b03821682036108c857565b6024359067ffffffffffffffff821682036108c857565b6044359067ffffffffffffffff821682036108c857565b359067ffffffffffffffff821682036108c857565b610204359063ffffffff821682036108c857565b359063ffffffff821682036108c857565b6101806003198201126108c8576004356001600160a01b03811681036108c8579160243567ffffffffffffffff811681036108c857604319610120919301126108c8576044906101643563ffffffff811681036108c85790565b9181601f840112156108c85782359167ffffffffffffffff83116108c8576020808501948460051b0101116108c857565b9181601f840112156108c85782359167ffffffffffffffff83116108c857602083818601950101116108c857565b35906fffffffffffffffffffffffffffffffff821682036108c857565b6040810190811067ffffffffffffffff8211176131be57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b610160810190811067ffffffffffffffff8211176131be57604052565b610120810190811067ffffffffffffffff8211176131be57604052565b6060810190811067ffffffffffffffff8211176131be57604052565b60a0810190811067ffffffffffffffff8211176131be57604052565b90601f601f19910116810190811067ffffffffffffffff8211176131be57604052565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1823603018112156108c857016020813591019167ffffffffffffffff82116108c8578160051b360383136108c857565b90918281527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff83116108c85760209260051b809284830137010190565b601f8260209493601f1993818652868601375f8582860101520116010190565b60043567ffffffffffffffff811681036108c85790565b60643567ffffffffffffffff811681036108c85790565b60843567ffffffffffffffff811681036108c85790565b3567ffffffffffffffff811681036108c85790565b67ffffffffffffffff81116131be5760051b60200190565b604051906133b160208361325d565b5f80835282815b8281106133c457505050565b6020906040516133d3816131a2565b5f81525f83820152828285010152016133b8565b604051606091906133f8838261325d565b6002815291601f1901825f5b82811061341057505050565b60209060405161341f816131a2565b5f81525f8382015282828501015201613404565b6060602091604081019381526040838201528451809452019201905f5b81811061345d5750505090565b825180516001600160a01b031685526020908101518186015260409094019390920191600101613450565b9163ffffffff9067ffffffffffffffff6040519360208501958652166040840152166060820152606081526134be60808261325d565b51902090565b60a43563ffffffff811681036108c85790565b60443563ffffffff811681036108c85790565b9067ffffffffffffffff8091169116019067ffffffffffffffff821161350c57565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b60a4356fffffffffffffffffffffffffffffffff811681036108c85790565b356fffffffffffffffffffffffffffffffff811681036108c85790565b9060e08101916001600160a01b0361358c82613050565b1682526001600160a01b036135a360208301613050565b16602083015260408101356040830152606081013560608301526fffffffffffffffffffffffffffffffff6135da60808301613185565b16608083015260a08101357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1823603018112156108c85781016020813591019367ffffffffffffffff82116108c8578160061b360385136108c857819060e060a086015252610100830193905f5b81811061366f5750505067ffffffffffffffff61366860c0809301613092565b1691015290565b9091946040806001928835815267ffffffffffffffff61369160208b01613092565b166020820152019601929101613648565b67ffffffffffffffff1667ffffffffffffffff811461350c5760010190565b6080809180358452602081013560208501526fffffffffffffffffffffffffffffffff6136f060408301613185565b166040850152606081013560608501520135910152565b8051156137145760200190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b8051600110156137145760400190565b80518210156137145760209160051b010190565b9190820391821161350c57565b9190820180921161350c57565b60405160208101917fd87cd6ef79d4e2b95e15ce8abf732db51ec771f1ca2edccf22a46c729ac5647283527f5cf4489b80a82228145b74fb3e6c7294568cfd06c01141e4684efc41eafb8b7b60408301527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608301524660808301523060a083015260c082015260c081526134be60e08261325d565b67ffffffffffffffff5f199116019067ffffffffffffffff821161350c57565b9067ffffffffffffffff8091169116039067ffffffffffffffff821161350c57565b9067ffffffffffffffff604051916001600160a01b036020840194168452166040820152604081526134be60608261325d565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156108c8570180359067ffffffffffffffff82116108c8576020019181360383136108c857565b67ffffffffffffffff81116131be57601f01601f191660200190565b3d15613922573d90613909826138dc565b91613917604051938461325d565b82523d5f602084013e565b606090565b6040519061393482613225565b5f6040838281528260208201520152565b9061394f91613da3565b90918161395b81613e83565b6139625750565b600167ffffffffffffffff910154167f0e9200a4000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6040516020810160443581526064359167ffffffffffffffff8316918284036108c85782604083015260843567ffffffffffffffff81168091036108c857606083015260a43563ffffffff81168091036108c857608083015260c43560a083015260e43560c08301526101043560e083015261012435610100830152610144359167ffffffffffffffff83168093036108c85767ffffffffffffffff926101208201526101208152613a506101408261325d565b519020945460801c168111928315613a98575b505050613a6d5750565b7f66cb5cdb000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b909192505f52600360205260405f2091505f526020528060405f205414155f8080613a63565b909160405160208101908235825267ffffffffffffffff613b47610100602086019583613aea88613092565b16604086015283613afd60408301613092565b16606086015263ffffffff613b14606083016130bb565b166080860152608081013560a086015260a081013560c086015260c081013560e086015260e08101358286015201613092565b166101208201526101208152613b5f6101408261325d565b5190209267ffffffffffffffff80613b7684613375565b925460801c16911611918215613b90575b5050613a6d5750565b9091505f52600360205267ffffffffffffffff613bb060405f2092613375565b165f526020528060405f205414155f80613b87565b90600190613bd38184614d97565b805493837fbe641171b16973374519709ea4e1aa85c7a03d0a377adf96026f596d34d531bf60406001600160a01b036002860154941697889467ffffffffffffffff83519260801c1682526020820152a301805460ff8160401c16613d9d577fffffffffffffffffffffffffffffffffffffffffffffff00ffffffffffffffff6801000000000000000091161790557f000000000000000000000000000000000000000000000000000000000000000061ffff7f0000000000000000000000000000000000000000000000000000000000000000169081810291818304148115171561350c57612710613ce9920490613cca6133e7565b9460405190613cd8826131a2565b8152826020820152611d9d86613707565b60405190613cf6826131a2565b5f82526020820152613d0783613741565b52613d1182613741565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b156108c857613d80925f92836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613433565b03925af18015612c4557613d915750565b5f613d9b9161325d565b565b50505050565b9091613daf8383613858565b92835f525f60205260405f209267ffffffffffffffff84541615613dd1575050565b906001600160a01b0367ffffffffffffffff927f135912cb000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b90613e1f9291613488565b90815f52600460205260405f2090815467ffffffffffffffff8160a01c1615908115613e75575b50613e4d57565b7fb8f6919b000000000000000000000000000000000000000000000000000000005f5260045ffd5b60ff915060e01c165f613e46565b67ffffffffffffffff815460401c1615159081613e9e575090565b67ffffffffffffffff91506001015416421190565b919060c435600282015560843567ffffffffffffffff811681036108c857815477ffffffffffffffffffffffffffffffffffffffffffffffff1660c09190911b7fffffffffffffffff000000000000000000000000000000000000000000000000161781556064359267ffffffffffffffff841684036108c857612c22612bd985613d9b9650613816565b9091613f4b6101846144cb565b9260a43563ffffffff8116908181036108c85750613f739363ffffffff1685610104356155ac565b15613f7b5750565b7f33692d99000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9091613f4b6101646144cb565b613fbc82614d2f565b60443563ffffffff81168082141593846108c85761100082116142b5578054600167ffffffffffffffff808360801c1616019567ffffffffffffffff871161350c576024359167ffffffffffffffff8316978884141590816108c85767ffffffffffffffff16808a0361428657506108c85760c01c906108c8578461415b8794614113614281978b957fc93c27ce24b1c6167dcc8e25f625710889a517e3af2aeda47bb95d8afe8667b79a5060028401958654606435986040519b6140808d613208565b8c5260208c01528260408c01528360608c015260808b01528760a08b015260843560c08b015260a43560e08b015267ffffffffffffffff42166101008b015261410d8986907fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff77ffffffffffffffff0000000000000000000000000000000083549260801b169116179055565b506134ea565b77ffffffffffffffffffffffffffffffffffffffffffffffff7fffffffffffffffff00000000000000000000000000000000000000000000000083549260c01b169116179055565b5560405160208101906141ed816141df868591909161010067ffffffffffffffff816101208401958051855282602082015116602086015282604082015116604086015263ffffffff60608201511660608601526080810151608086015260a081015160a086015260c081015160c086015260e081015160e0860152015116910152565b03601f19810183528261325d565b519020855f52600360205260405f20875f5260205260405f2055506040519182918291909161010067ffffffffffffffff816101208401958051855282602082015116602086015282604082015116604086015263ffffffff60608201511660608601526080810151608086015260a081015160a086015260c081015160c086015260e081015160e0860152015116910152565b0390a3565b897f2ec87771000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b5090507f9c29288c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b61432667ffffffffffffffff600181936142fc8161435d565b0154167f0000000000000000000000000000000000000000000000000000000000000000906134ea565b16804211156143325750565b7f2b358c82000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5467ffffffffffffffff8160401c16156143745750565b67ffffffffffffffff907f2b358c82000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b5f6020919392936144176143bd85613375565b60405167ffffffffffffffff868201927fec597fc80674da4d2e1cf06873fc1e3a4211b4529e573601f156d174b3f79fb984521660408201528587013560608201526060815261440e60808261325d565b5190209161377f565b9060405190848201927f19010000000000000000000000000000000000000000000000000000000000008452602283015260428201526042815261445c60628261325d565b604051918291518091835e8101838152039060025afa15612c455761449c9161448b5f5192604081019061388b565b906004600384015493015493614e80565b156144a357565b7f6f996f50000000000000000000000000000000000000000000000000000000005f5260045ffd5b604051906144dd6020830180926136c1565b60a082526144ec60c08361325d565b6134be6021604051809360208201955f87525180918484015e81015f838201520301601f19810183528261325d565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156108c8570180359067ffffffffffffffff82116108c857602001918160061b360383136108c857565b906145939161458d61458761241160a085018561451b565b9161377f565b91614f9f565b6101643514918215926145d1575b50506145a957565b7f6ea2d12a000000000000000000000000000000000000000000000000000000005f5260045ffd5b9091506145dd816138dc565b906145eb604051928361325d565b808252602082019236828201116108c857815f926020928637830101525190206101843514155f806145a1565b91908110156137145760061b0190565b905060a0810191604061463b848461451b565b9050119081156146cd575b5080156146aa575b6145a9575f5b61465e838361451b565b90508110156146a557661fffffffffffff67ffffffffffffffff61469760206146918561468b898961451b565b90614618565b01613375565b16116145a957600101614654565b505050565b50643afff4417f67ffffffffffffffff6146c660c08401613375565b161161464e565b6041915014155f614646565b67ffffffffffffffff61471c6001600160a01b03929493945f608060405161470081613241565b828152826020820152826040820152826060820152015261377f565b935416916040519361472d85613241565b8452166020830152604082015261ffff7f000000000000000000000000000000000000000000000000000000000000000016606082015261ffff7f000000000000000000000000000000000000000000000000000000000000000016608082015290565b908160209103126108c857516001600160a01b03811681036108c85790565b356001600160a01b03811681036108c85790565b90916040516147d281613225565b5f8152602081015f81526060604083015281936040517f7dd56411000000000000000000000000000000000000000000000000000000008152606087013560048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa8015612c45576001600160a01b03915f916149d7575b501683525f52600260205260405f206001600160a01b0361487d876147b0565b165f5260205260405f2054905260a0840190604061489b838761451b565b9050116149cf57506148b0818594939461451b565b949050601f196148d86148c28761338a565b966148d0604051988961325d565b80885261338a565b01366020870137604083019485527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316925f5b61491d848461451b565b90508110156149c7576149348161468b868661451b565b3590604051917fc2a2fde20000000000000000000000000000000000000000000000000000000083526004830152602082602481895afa8015612c45576001925f91614999575b506001600160a01b0361498f838b51613751565b9116905201614913565b6149ba915060203d81116149c0575b6149b2818361325d565b810190614791565b5f61497b565b503d6149a8565b509450505050565b925050915090565b6149f0915060203d6020116149c0576149b2818361325d565b5f61485d565b91929397969497614a0a60a085018561451b565b98909688614a188b8a614f1f565b935f985f5b8d8c818310614d015750505090614a3892918a878b8b615052565b600a811015614cd45780614cc357506fffffffffffffffffffffffffffffffff80614a6560808901613558565b169b169a8b11614cb25790614a7a9184615178565b98614b01817f8000000000000000000000000000000000000000000000000000000000000000614aa98d615196565b94614ab3896147b0565b90604051906001600160a01b0360208301936002855216604083015260408b0135606083015260608b0135608083015260a082015260a08152614af760c08261325d565b519020178c6153b0565b81811115614ca2570392614b4b614b3e614b23614b1d8c615196565b936147b0565b6001600160a01b039060015f521660205260405f2060011c90565b8560801b8301908b6153b0565b8360208801519160801c0111614c945750602091614ba8886001600160a01b0361271061ffff6060879b9a9b0151168502049585614b9f61271061ffff60808b9a015116880204988995858d511690615794565b0151168a615794565b030393849060405f9401935b818110614bff57505050505050506020810151604082015103614bd75751905f90565b7f84a4bbd6000000000000000000000000000000000000000000000000000000005f5260045ffd5b600181018203614c3557600190614c2f88805b03986001600160a01b03614c27848a51613751565b51168b615794565b01614bb4565b67ffffffffffffffff614c4e602061469184868b614618565b168302908415614c6757614c2f85600193048099614c12565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b965050505050505090600890565b5050965050505050505090600790565b505050965050505050505090600990565b9b9a50505050955050505050509190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b6001939495506020614691849e9467ffffffffffffffff94614d2294614618565b16019901908b9291614a1d565b5467ffffffffffffffff8160401c1615801590614d84575b614d4e5750565b67ffffffffffffffff907fef93597e000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b5067ffffffffffffffff81164211614d47565b90602067ffffffffffffffff7f981503b9dcf5399729cd591b9b6471d4b388625ad9d017580a15cb4a508e8755926001614e3582547fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff6fffffffffffffffff00000000000000004260401b16911617808455847f00000000000000000000000000000000000000000000000000000000000000009160401c166134ea565b9101908282541683821611614e51575b505416604051908152a2565b82167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161781555f614e45565b919093929360408203614f1657604080614ec4925f978897868451978894602086019a8b52868601378301918483015260608201520301602081018452018261325d565b51906101005afa614ed36138f8565b81614f0a575b81614ee2575090565b60019150602081519101519060208110614efb57501490565b5f199060200360031b1b161490565b80516020149150614ed9565b50505050505f90565b60405190606082019260051b82019060608201905f917f024607812b5b5184e33b088589de38c625c39575c41003d02e163955cb782e568552856020860160408701905b838310614f7c57505050505060401c6108c85703902090565b9091929394604060209181888537845160608b2087521796019493019190614f63565b91604292614fac816147b0565b92614fb9602083016147b0565b91604080614fc960808401613558565b92614fd660c08201613375565b958251987f1d090455ec7784a04b26e38a7e0212807cbda618db8c62ea195fabcfdaeec1a48a5260208a01528289015201606087013760a085015260c084015260e08301526101008220907f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b9391949294615063602083016147b0565b6001600160a01b038060208801511691160361516c5761508560c08301613375565b67ffffffffffffffff80604088015116911610615160576150a960a083018361451b565b96871591508115615155575b811561514c575b50615140576150d46150da916150df96519084614f9f565b916147b0565b6156ab565b15615139576001600160a01b038251161561513257906040015f5b828110615108575050505f90565b6001600160a01b0361511b828451613751565b51161561512a576001016150fa565b505050600690565b5050600590565b5050600490565b50505050505050600390565b9050155f6150bc565b6040881191506150b5565b50505050505050600290565b50505050505050600190565b9291615182613927565b93845281602085015260051b016040830152565b9060205f9201516101008135106151aa5750565b602001359150565b60208101805180918135918260081c9560ff84169460416040515f81538360018201526001602182015220809360205f91019980155f14615270575050505086358015614bd7576020615208611fe0928461577c565b9801945b60051b1684019260408701518411614bd7579280929352855194610100031c9195929160051b5b8183106152455750505003614bd75752565b909195602082169387356020861852845260405f209352602060405f2096019060011c919091615233565b6002819c9b9c9a99989796929395949a145f14615393575050508835986040880180911161350c573598808218998015801561538a575b8015615371575b614bd7576152bb9161577c565b91855b8060ff0360ff811161350c578b901c6152e1575f19811461350c576001016152be565b919293949596979899506152f582846157d6565b15615362575f528260205260405f205b905b86811161531e57506060611fe0919398019461520c565b905f19820182811161350c5761533490846157d6565b15615353575f525f60205260405f205b90801561350c575f1901615307565b5f805260205260405f20615344565b835f5260205260405f20615305565b508661010003610100811161350c578b901c15156152ae565b508183146152a7565b909495929350600191999a9697985003614bd757611fe09061520c565b90916020820192835193848035928360081c966153d160ff8616968361577c565b9260205f91019880155f146154625750505086358015614bd75760206153fa611fe0928461577c565b9801945b60051b1684019260408701518411614bd7579280929352855194610100031c9195929160051b5b8183106154375750505003614bd75752565b909195602082169387356020861852845260405f209352602060405f2096019060011c919091615425565b9899989197969594939291600281036155805750508835986040880180911161350c5735988082189980158015615577575b801561555e575b614bd7576154a89161577c565b91855b8060ff0360ff811161350c578b901c6154ce575f19811461350c576001016154ab565b919293949596979899506154e282846157d6565b1561554f575f528260205260405f205b905b86811161550b57506060611fe091939801946153fe565b905f19820182811161350c5761552190846157d6565b15615540575f525f60205260405f205b90801561350c575f19016154f4565b5f805260205260405f20615531565b835f5260205260405f206154f2565b508661010003610100811161350c578b901c151561549b565b50818314615494565b600191999a96979850949192939403614bd757611fe0906153fe565b91908110156137145760051b0190565b93909291828110156156a157915f19810190811161350c5792945f92915b8184106155e757505050501591826155e157505090565b14919050565b9092969395869592951561569557600180871614801561568c575b15615665576156229061561a8986859a99979a61559c565b3560016157ec565b925b60018116158061565c575b156156415760011c9460011c94615624565b6001909794979691929593965b811c93811c940192916155ca565b5080151561562f565b61568660019161567e8a8786979a9b98969c999c61559c565b3590836157ec565b9661564e565b50868614615602565b50505050925050505f90565b5050505050505f90565b9290916041820361577457816040116108c857602081013592826040101561371457604082013560f81c927f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a08511801561575d575b6156a1576020116108c8576020935f936080933590604051938452868401526040830152606082015282805260015afa15612c45576001600160a01b035f5116801515918261574e57505090565b6001600160a01b031614919050565b50601b84141580156157005750601c841415615700565b505050505f90565b604191604051915f8353600183015260218201522090565b9082156146a5576157d0613d9b936157ca6157ae85615196565b936001600160a01b039060015f521660205260405f2060011c90565b92613772565b916153b0565b9060ff039060ff821161350c576001911c161590565b919091600114615823577f4e487b71000000000000000000000000000000000000000000000000000000005f52605160045260245ffd5b6040519060208201927f0100000000000000000000000000000000000000000000000000000000000000845260218301526041820152604181526134be60618261325d56' as const;
