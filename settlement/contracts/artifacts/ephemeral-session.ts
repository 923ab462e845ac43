/**
 * Generated from EphemeralSession.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 6b1d2eb2b634cc87d37693e9890058d499c71347104001a3e871a044afee4b5a
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

export const ephemeralSessionBytecode = '0x610220604052346103c957604051615d1b38819003601f8101601f191683016001600160401b038111848210176103b557839282916040528339810103906101a082126103c9578051906001600160a01b03821682036103c95760208101516001600160a01b03811681036103c9576040820151936001600160a01b03851685036103c9576060830151906001600160a01b03821682036103c95761012090607f1901126103c95760405161012081016001600160401b038111828210176103b5576040526100d0608085016103cd565b808252946100e060a086016103cd565b6020830181815290946100f560c088016103dc565b604085019081529161010960e089016103dc565b606086019081529361011e6101008a016103dc565b60808701908152956101336101208b016103dc565b9760a082019889526101408b01519960c083019a8b526101608c01519b60e084019c8d5261018001610164906103cd565b9c61010084019d8e5261ffff169061ffff16810180911161037f576127101080156103a5575b8015610393575b801561034d575b801561033b575b61032c5760809290925260a09390935260c09a909a5260e0999099525161ffff908116610100529751881661012052516001600160401b0390811661014052905181166101605290518116610180529051166101a052516101c052516101e05251166102005260405161592a90816103f182396080518181816104fd0152818161073f01528181610f0a0152818161139301528181611ddd01528181612ae10152613d12015260a05181818161222101526148e1015260c0518181816114df015261481e015260e051818181611afc0152612e4e01526101005181818161157f01526147380152610120518181816115ad015261476201526101405181818161149201526115d8015261016051818181610597015281816116090152614e4301526101805181818161163a0152818161236301526142f701526101a05181818161068f015261166c01526101c0518181816113f10152818161169e0152613c6601526101e05181818161079c015281816116c60152611d580152610200518181816116ee0152613c8d0152f35b638dc5992160e01b5f5260045ffd5b5087516001600160401b03161561019f565b508651895160011b6002600160401b038116916001600160401b0316906002600160411b0316820361037f5710610198565b634e487b7160e01b5f52601160045260245ffd5b5088516001600160401b031615610191565b5061138861ffff8d51161161018a565b634e487b7160e01b5f52604160045260245ffd5b5f80fd5b519061ffff821682036103c957565b51906001600160401b03821682036103c95756fe60806040526004361015610011575f80fd5b5f5f3560e01c80630c36d5e414612cc0578063168262ed14612a34578063197c511c146129fa5780632344c01d1461279357806332d773661461273057806336cdaf9a146126a3578063389aa6071461265857806357d6c1a9146122455780635db82fa014612201578063602728481461211b5780636d4cad991461203357806370928dc914611e4d578063712a7f9214611b205780637381122614611adc5780637703fd461461199357806385801c301461194157806387c9c46014611780578063890357301461152257806397185b52146115035780639986df2c146114bf5780639dc23899146112735780639ef9460f14611060578063a18476ce1461102b578063b225471114610fe9578063bada863714610e7e578063c31b6f6f14610d4c578063d2f8bffc14610cc5578063d3f930ae14610c02578063db89b5ae14610bbb578063e126540914610b2a578063e25db21414610902578063f47c3e2714610567578063fa289ba314610521578063fbfa77cf146104dd5763fd42a6371461019b575f80fd5b346104da5760806003193601126104da576101b461302f565b906101bd61306f565b916044356001600160a01b038116938482036104d85760643567ffffffffffffffff81116104d4576101f66101fe913690600401613131565b929094613d99565b93909161020a856142d9565b828652600560205260408620875f5260205260ff60405f2054166104a8576020916102589160028701549160405192610242846131ad565b8352888584015261025287615558565b92614ec5565b01516102906fffffffffffffffffffffffffffffffff8260801c9216838752600260205260408720885f5260205260405f205461377d565b81811461047c578082118015610451575b610425576001916102b191613770565b93828652600560205260408620875f5260205260405f20827fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00825416179055016fffffffffffffffffffffffffffffffff84166fffffffffffffffffffffffffffffffff825460501c1603906fffffffffffffffffffffffffffffffff82116103f85784869488869561038c87968796907fffffffffffff00000000000000000000000000000000ffffffffffffffffffff79ffffffffffffffffffffffffffffffff0000000000000000000083549260501b169116179055565b7f4121f3e3fe05711c549f0feaddd65b9e549e9781c7063aaf14eca3884e10842f6020604051868152a35af16103c0613903565b50156103ca575080f35b6044927f1c43b976000000000000000000000000000000000000000000000000000000008352600452602452fd5b6024867f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b602486887f7d46d391000000000000000000000000000000000000000000000000000000008252600452fd5b5061045c8282613770565b6fffffffffffffffffffffffffffffffff600187015460501c16106102a1565b602486887fa0eb521a000000000000000000000000000000000000000000000000000000008252600452fd5b602486887f7cb80570000000000000000000000000000000000000000000000000000000008252600452fd5b8480fd5b835b80fd5b50346104da57806003193601126104da5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346104da5760406003193601126104da576001600160a01b036040610545613045565b92600435815260026020522091165f52602052602060405f2054604051908152f35b50346104da576105839061057a366130d7565b94919092613932565b919067ffffffffffffffff835460401c16947f0000000000000000000000000000000000000000000000000000000000000000956105c187826134f5565b901515806108ef575b6108ba57506105da838584613aab565b60608301359263ffffffff841684036108b65763ffffffff808316941684101561088a57602061061591019161060f83613380565b84613493565b9384865260046020526040862096875467ffffffffffffffff8160a01c16610862579767ffffffffffffffff6107227fc96706e8a55e508979b323f63fd0b27d16305c7e26397b59fd65f991b123d1619560409583958c9d7bffffffffffffffff00000000000000000000000000000000000000006106b67f00000000000000000000000000000000000000000000000000000000000000008842166134f5565b60a01b16907fffffffff000000000000000000000000000000000000000000000000000000007fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff331691161717908187558583548a1c16151580610842575b6107fd575b505050613380565b915460a01c16835196875260208701521693a36001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016803b156107f9576040517f0899146b00000000000000000000000000000000000000000000000000000000815260048101929092523360248301527f0000000000000000000000000000000000000000000000000000000000000000604483015282908290818381606481015b03925af180156107ee576107dd5750f35b816107e791613268565b6104da5780f35b6040513d84823e3d90fd5b5050fd5b61080f60019187809460a01c166134f5565b920191167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161790555f808061071a565b5061085281878460a01c166134f5565b8680600186015416911611610715565b6004887f78d3fca6000000000000000000000000000000000000000000000000000000008152fd5b6024867f33692d9900000000000000000000000000000000000000000000000000000000815280600452fd5b5f80fd5b7f0e9200a400000000000000000000000000000000000000000000000000000000865267ffffffffffffffff16600452602485fd5b5067ffffffffffffffff811642116105ca565b50346104da5760031936016101608112610b265760a0136104da5760c4359067ffffffffffffffff82116104da5760e060031983360301126104da5760e43567ffffffffffffffff8111610b265761095e903690600401613162565b90610104356fffffffffffffffffffffffffffffffff811681036104d857610124359067ffffffffffffffff82116104d457606060031983360301126104d4576101443567ffffffffffffffff8111610b22576109bf903690600401613131565b9490936040516109ce8161324c565b60043581526109db613045565b60208201526109e8613086565b604082015260643561ffff81168103610b1a57606082015260843561ffff81168103610b1a57608082015260405194610a2086613230565b610a2c8160040161305b565b86526024810135602087015260448101359067ffffffffffffffff8211610b1e5701983660238b011215610b1a5760048a013599610a698b613395565b90610a776040519283613268565b8b8252602060048184019d60051b8301010190368211610b16576024019b5b818d10610afe575050610ab7999a5060408701526004019060a435906149ef565b604051918252600a811015610ad157604092506020820152f35b6024837f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b60208091610b0b8f61305b565b8152019c019b610a96565b8b80fd5b8880fd5b8980fd5b8580fd5b5080fd5b50346104da5760206003193601126104da57604081606092828051610b4e81613230565b8281528260208201520152600435815260046020522060405190610b7182613230565b5467ffffffffffffffff6001600160a01b0382169283815260ff60406020830192848660a01c168452019360e01c1615158352604051938452511660208301525115156040820152f35b50346104da5760406003193601126104da5767ffffffffffffffff6040610be061306f565b92600435815260036020522091165f52602052602060405f2054604051908152f35b50346104da5760406003193601126104da57610c2d610c1f61302f565b610c2761306f565b90613d99565b809291925467ffffffffffffffff8160401c16610c905767ffffffffffffffff169283421115610c645790610c6191614dce565b80f35b602483857f2b358c82000000000000000000000000000000000000000000000000000000008252600452fd5b7fef93597e00000000000000000000000000000000000000000000000000000000835267ffffffffffffffff16600452602482fd5b50346104da5760206003193601126104da5760043567ffffffffffffffff8111610b2657610cf7903690600401613131565b9082905b82841015610d48578180610d148660051b840184613896565b9081604051928392833781018381520390305af493610d31613903565b94610d3e57845160208601fd5b6001019350610cfb565b5080f35b50346104da5760606003193601126104da57610d6661302f565b610d6e61306f565b906044359167ffffffffffffffff83116104d85760606003198460040194360301126104d857610d9d91613932565b909181549067ffffffffffffffff8260401c1615610e485760ff600184015460401c16610e2057610de181610ddc67ffffffffffffffff9386886143a0565b613380565b9160c01c911610610df85790610c61913391613bc5565b6004837f7412124e000000000000000000000000000000000000000000000000000000008152fd5b6004857f1461e0c2000000000000000000000000000000000000000000000000000000008152fd5b60248567ffffffffffffffff847f2b358c8200000000000000000000000000000000000000000000000000000000835216600452fd5b50346104da5760406003193601126104da57610e9b610c1f61302f565b610ea781939293614353565b610eb081613e79565b15610fb0576001019182549260ff8460401c168015610fa3575b610f7b5769010000000000000000007fffffffffffffffffffffffffffffffffffffffffffff00ffffffffffffffffff8495161790556001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690610f336133ad565b823b15610f76576107cc928492836040518096819582947fe7e4e40c0000000000000000000000000000000000000000000000000000000084526004840161343e565b505050fd5b6004837f1461e0c2000000000000000000000000000000000000000000000000000000008152fd5b5060ff8460481c16610eca565b600101547f2b358c8200000000000000000000000000000000000000000000000000000000825267ffffffffffffffff16600452602490fd5b50346104da5760206003193601126104da5767ffffffffffffffff60406020926001600160a01b0361101961302f565b16815260018452205416604051908152f35b50346104da5760406003193601126104da57602061105861104a61302f565b61105261306f565b90613863565b604051908152f35b50346104da576102406003193601126104da5761107b61302f565b61108361306f565b9061012060431936011261126f576101643567ffffffffffffffff81116104d8578060040192606060031983360301126104d45760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe7c3601126104d4576102243567ffffffffffffffff8111610b225761110561110d913690600401613131565b929094613932565b93909460ff600186015460401c16611247576111298587613989565b6111348186886143a0565b61113d81613380565b67ffffffffffffffff8061114f613369565b16911610801561121a575b6111f2579063ffffffff6111826111746111889594613380565b61117c613369565b90613841565b16613f34565b60246040516020810161119d816101846136cc565b60a082526111ac60c083613268565b6111db6021604051809360208201958b87525180918484015e81018a838201520301601f198101835282613268565b51902091013514610df85790610c61913391613bc5565b6004877f7412124e000000000000000000000000000000000000000000000000000000008152fd5b5061122761117482613380565b67ffffffffffffffff63ffffffff61123d6134cf565b169116101561115a565b6004877f1461e0c2000000000000000000000000000000000000000000000000000000008152fd5b8280fd5b50346104da5760606003193601126104da5760043567ffffffffffffffff8116809103610b2657428111801590611483575b61145857338252600160205281604081206112ca67ffffffffffffffff8254166136ad565b9067ffffffffffffffff82167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161790556113078133613863565b908183528260205260408320847fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161781556024356003820155600460443591015567ffffffffffffffff6040519116938482526020820152817f775e76df3bcbddb437ea19585c557f6fc8c0c6118e060606bb2ff34e7ad16c5360403393a36001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690813b1561126f576040517f0899146b00000000000000000000000000000000000000000000000000000000815260048101919091523360248201527f0000000000000000000000000000000000000000000000000000000000000000604482015291908290606490829084905af1801561144d57611438575b602082604051908152f35b611443838092613268565b610b26578161142d565b6040513d85823e3d90fd5b7fef93597e000000000000000000000000000000000000000000000000000000008252600452602490fd5b506114b867ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000164261377d565b81116112a5565b50346104da57806003193601126104da5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346104da5760206003193601126104da57602061105860043561378a565b50346104da57806003193601126104da5760405161153f81613213565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e0820152610100015260405161157d81613213565b7f000000000000000000000000000000000000000000000000000000000000000061ffff169081815260208101907f000000000000000000000000000000000000000000000000000000000000000061ffff168252604081017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152606082017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152608083017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260a08401917f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16835260c08501937f0000000000000000000000000000000000000000000000000000000000000000855260e08601957f0000000000000000000000000000000000000000000000000000000000000000875261010001967f000000000000000000000000000000000000000000000000000000000000000061ffff1688526040519889525161ffff1660208901525167ffffffffffffffff1660408801525167ffffffffffffffff1660608701525167ffffffffffffffff1660808601525167ffffffffffffffff1660a08501525160c08401525160e08301525161ffff1661010082015261012090f35b50346104da5760206003193601126104da578060405161179f816131f6565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e082015281610100820152816101208201526101400152600435815280602052604090206040516117f8816131f6565b81549167ffffffffffffffff83169283835260208301908060401c67ffffffffffffffff168252604084018160801c67ffffffffffffffff168152606085019160c01c82526001840154916080860167ffffffffffffffff8416815260a08701918460401c60ff161515835260c08801938560481c60ff161515855260e089019560501c6fffffffffffffffffffffffffffffffff1686526002880154966101008a019788526003890154986101208b01998a52600401549961014001998a526040519a8b525167ffffffffffffffff1660208b01525167ffffffffffffffff1660408a01525167ffffffffffffffff1660608901525167ffffffffffffffff16608088015251151560a087015251151560c0860152516fffffffffffffffffffffffffffffffff1660e085015251610100840152516101208301525161014082015261016090f35b50346104da5760c06003193601126104da57610c6161196761196161333b565b33613d99565b9063ffffffff6119756134e2565b161561198a576119858282613fa9565b614dce565b61198582614d66565b5060406003193601126104da5760016119ad610c1f61302f565b6119b981939293614d66565b016fffffffffffffffffffffffffffffffff34166fffffffffffffffffffffffffffffffff825460501c1601906fffffffffffffffffffffffffffffffff8211611aaf5790611a4d91907fffffffffffff00000000000000000000000000000000ffffffffffffffffffff79ffffffffffffffffffffffffffffffff0000000000000000000083549260501b169116179055565b8082526002602052604082206001600160a01b0333165f5260205260405f20611a7734825461377d565b9055604051903382523460208301527fd0d1029f8c1c7a034854568f4694897bd18097564064b2e25355f999444656a960403393a380f35b6024847f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b50346104da57806003193601126104da5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346104da576102806003193601126104da5780611b3c61302f565b611b4461306f565b6101206043193601126107f95760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe9c3601126107f957611b836130b2565b916102243567ffffffffffffffff81116104d457611ba5903690600401613131565b9093610244359167ffffffffffffffff8311611e495760e0600319846004019436030112611e49576102643567ffffffffffffffff8111611e4557611bf1611bf9913690600401613162565b969095613d99565b969094611c1a611c1185611c0b613352565b89613e0a565b91909988613989565b611c25848487613f9c565b611c318883888a614568565b611c3c888388614621565b7c01000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff82541617905567ffffffffffffffff611c92613352565b169663ffffffff604051951685526101643560208601526101843560408601526101a435936fffffffffffffffffffffffffffffffff8516809503611e41577f2ac64ba2f03c5bf3509c1a67837f9ef352c836000bb84420b5ad5471c28beca996611d2a611d4795611d3893899860608a01526101c43560808a01526101e43560a08a015261012060c08a01526101208901916132de565b9086820360e0880152613580565b9184830361010086015261331b565b0390a3611d526133f2565b90611daa7f00000000000000000000000000000000000000000000000000000000000000008060011c90604051611d88816131ad565b338152826020820152611d9a86613712565b52611da485613712565b50613770565b60405190611db7826131ad565b8482526020820152611dc88361374c565b52611dd28261374c565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b15610f76576107cc928492836040518096819582947fe7e4e40c0000000000000000000000000000000000000000000000000000000084526004840161343e565b8a80fd5b8780fd5b8680fd5b50346104da576102a06003193601126104da57611e6861302f565b611e7061306f565b9061012060431936011261126f5760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe9c36011261126f57611eb06130b2565b916102243567ffffffffffffffff81116104d457611ed2903690600401613131565b9091610244359267ffffffffffffffff8411611e495760e0600319856004019536030112611e49576102643567ffffffffffffffff8111611e4557611f1b903690600401613162565b91610284359667ffffffffffffffff8811610b1e57611f64611f5596611f7793611f4c611f5f9b3690600401613131565b99909885613932565b9b8c829e92613989565b613f9c565b611f708484898c614568565b87896146d2565b916101a435916fffffffffffffffffffffffffffffffff83168303610b1e57611faf96611fa4818b6147bd565b946101c435906149ef565b600a81101561200657159081611ff9575b50611fd15790610c61913391613ea9565b6004837ff5bf21d1000000000000000000000000000000000000000000000000000000008152fd5b90506101e435145f611fc0565b6024857f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b50346104da5760806003193601126104da5761204d61302f565b61205561306f565b6044359167ffffffffffffffff83116104d8578260040192606060031982360301126104d4576064359167ffffffffffffffff8311610b2257826004019360606003198536030112611e49576120aa91613932565b93909460ff600186015460401c166112475767ffffffffffffffff6120e96120e3836120d884958a8c6143a0565b610ddc868a8c6143a0565b93613380565b1691161491821592612108575b5050610df85790610c61913391613bc5565b6024919250810135910135145f806120f6565b50346104da5760806003193601126104da5761213561302f565b61213d61306f565b90612146613086565b906064359267ffffffffffffffff84168094036104d45761216691613d99565b61217281939293614353565b61217b81613e79565b156121c857505b8267ffffffffffffffff82161115612198578380f35b6121c39082855260036020526040852067ffffffffffffffff82165f526020528460405f20556136ad565b612182565b600101547f2b358c8200000000000000000000000000000000000000000000000000000000855267ffffffffffffffff16600452602484fd5b50346104da57806003193601126104da5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346104da576101606003193601126104da5761226061302f565b61226861306f565b6044359167ffffffffffffffff83116104d8578260040191606060031985360301126104d45760a07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9c3601126104d457610104359167ffffffffffffffff8311610b2257826004019360e06003198536030112611e49576101243567ffffffffffffffff8111611e4557612300903690600401613162565b929093610144359167ffffffffffffffff8311610b1e57612328612331933690600401613131565b93909282613d99565b97909961233d89614353565b67ffffffffffffffff60018a0154168042111561262d5761238867ffffffffffffffff917f0000000000000000000000000000000000000000000000000000000000000000906134f5565b16804211612602575061239c868a8d6143a0565b60246040518d6123f06021602084016123b68160646136cc565b60a085526123c560c086613268565b60405193849160208301968288525180918585015e820190838201520301601f198101835282613268565b519020910135036125da5761241461240e60a461242493018b614514565b90615101565b61241d8b61378a565b908a615206565b60643514801590612599575b61257157906002612451612472949361244a888a8d614621565b898c6146d2565b9701968986888b8b5461246c82612466613544565b966147bd565b956149ef565b600a819692961015612544578061251957507ff3a6b854ffa1b1220c6f940cfab68c1979e932d27edc809da45d31e34c555566959385936124fe6124d56fffffffffffffffffffffffffffffffff9567ffffffffffffffff9961250c9655613380565b966124de613544565b96604051998a99168952602089015260a0604089015260a0880190613580565b91868303606088015261331b565b911660808301520390a280f35b7f8b96128f000000000000000000000000000000000000000000000000000000008952600452602488fd5b6024897f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b60048a7f6ea2d12a000000000000000000000000000000000000000000000000000000008152fd5b506125a3856138e7565b6125b06040519182613268565b85815260208101903687890111610b1657868883378b602088830101525190206084351415612430565b60048b7f6ea2d12a000000000000000000000000000000000000000000000000000000008152fd5b7fef93597e000000000000000000000000000000000000000000000000000000008d5260045260248cfd5b7f2b358c82000000000000000000000000000000000000000000000000000000008d5260045260248cfd5b50346104da5760406003193601126104da576001600160a01b03604061267c613045565b92600435815260056020522091165f52602052602060ff60405f2054166040519015158152f35b50346104da5760806003193601126104da576126bd61302f565b6126c561306f565b9060643567ffffffffffffffff81116104d85783602093849360026126fc6126f4612726963690600401613131565b949093613d99565b9050612707816142d9565b01549260405193612717856131ad565b84528584015260443592614ec5565b0151604051908152f35b50346104da5760c06003193601126104da5761274d61196161333b565b9063ffffffff61275b6134e2565b161561276b5790610c6191613fa9565b6004837f37b5b73d000000000000000000000000000000000000000000000000000000008152fd5b50346104da576102e06003193601126104da576127ae61302f565b6127b661306f565b61012060431936011261126f57610164359163ffffffff83168093036104d857366102c4116104d8576102c4359167ffffffffffffffff83116104d4573660448401116104d45761280691613932565b9190926128138385613989565b63ffffffff6128206134cf565b1681116129ce5760c4359060e4359281612925575b63ffffffff6128426134cf565b16821061285d575b505014611fd15790610c61913391613ea9565b9192509060248101357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd3683900301811215611e4957016004018035919067ffffffffffffffff8311611e4957602001918060051b36038313611e49576128c56102246144c4565b9260a4359263ffffffff841690818503610b1e576128e89450856101043561559a565b156128fa575061028435905f8061284a565b7f33692d99000000000000000000000000000000000000000000000000000000008552600452602484fd5b91505f19810163ffffffff81116129a15760048301357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd3685900301811215611e4557830160040180359067ffffffffffffffff8211610b1a576020018160051b36038113610b1a5761299792613f34565b6102043591612835565b6024877f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b6024857f33692d9900000000000000000000000000000000000000000000000000000000815280600452fd5b50346104da5760606003193601126104da57612a1461306f565b6044359163ffffffff831683036104da5760206110588484600435613493565b50346108b657612a4f612a46366130d7565b93919092613d99565b90612a676020840194612a6186613380565b83613e0a565b90612a7186613380565b67ffffffffffffffff80865460801c16911611159081612cae575b81612c5b575b7c01000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff8454161783556001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690612b0a6133ad565b823b156108b657612b4d925f92836040518096819582947fe7e4e40c0000000000000000000000000000000000000000000000000000000084526004840161343e565b03925af18015612c5057612c3b575b50612b65578580f35b612be4612bdf612c3296610ddc612b9660406001600160a01b03612c2d97541699608081013560028b015501613380565b875477ffffffffffffffffffffffffffffffffffffffffffffffff1660c09190911b7fffffffffffffffff00000000000000000000000000000000000000000000000016178755565b613821565b83547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff1660809190911b77ffffffffffffffff0000000000000000000000000000000016178355565b613bc5565b5f808080808580f35b612c489197505f90613268565b5f955f612b5c565b6040513d5f823e3d90fd5b612c66868686613aab565b67ffffffffffffffff835460a01c1680421115612c835750612a92565b7f4f3f437d000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9050612cb984613e79565b1590612a8c565b346108b6576101806003193601126108b657612cda61302f565b612ce261306f565b6101206043193601126108b657610164359167ffffffffffffffff83116108b6578236039160a06003198401126108b657612d1c91613932565b92909160ff600185015460401c1661300757612d388484613989565b604051917ffd1f5e020000000000000000000000000000000000000000000000000000000083526101243560048401526040602484015260e483019163ffffffff612d85836004016130c6565b1660448501526024820135606485015263ffffffff612da6604484016130c6565b16608485015263ffffffff612dbd606484016130c6565b1660a48501527ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedd608483013591018112156108b65760a060c485015283926102048401926004920191820191905f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff5d36849003015b60098210612ef457898988602081808b03816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612c50575f91612eb9575b5015612e9157612e8f913391613bc5565b005b7ff5bf21d1000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506020813d602011612eec575b81612ed460209383613268565b810103126108b6575180151581036108b65783612e7e565b3d9150612ec7565b9193957fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff1c9086929496030184528535828112156108b657856004910101803560ff81168091036108b657825260208101356020830152612f6b612f5a604083018361328b565b60a0604086015260a08501916132de565b9060608101357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1823603018112156108b6578101916020833593019167ffffffffffffffff84116108b65783360383136108b65784612fe9612fde84602097889760019a612ff79803606087015261331b565b92608081019061328b565b9160808185039101526132de565b9701940192018695949291612e32565b7f1461e0c2000000000000000000000000000000000000000000000000000000005f5260045ffd5b600435906001600160a01b03821682036108b657565b602435906001600160a01b03821682036108b657565b35906001600160a01b03821682036108b657565b6024359067ffffffffffffffff821682036108b657565b6044359067ffffffffffffffff821682036108b657565b359067ffffffffffffffff821682036108b657565b610204359063ffffffff821682036108b657565b359063ffffffff821682036108b657565b6101806003198201126108b6576004356001600160a01b03811681036108b6579160243567ffffffffffffffff811681036108b657604319610120919301126108b6576044906101643563ffffffff811681036108b65790565b9181601f840112156108b65782359167ffffffffffffffff83116108b6576020808501948460051b0101116108b657565b9181601f840112156108b65782359167ffffffffffffffff83116108b657602083818601950101116108b657565b35906fffffffffffffffffffffffffffffffff821682036108b657565b6040810190811067ffffffffffffffff8211176131c957604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b610160810190811067ffffffffffffffff8211176131c957604052565b610120810190811067ffffffffffffffff8211176131c957604052565b6060810190811067ffffffffffffffff8211176131c957604052565b60a0810190811067ffffffffffffffff8211176131c957604052565b90601f601f19910116810190811067ffffffffffffffff8211176131c957604052565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1823603018112156108b657016020813591019167ffffffffffffffff82116108b6578160051b360383136108b657565b90918281527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff83116108b65760209260051b809284830137010190565b601f8260209493601f1993818652868601375f8582860101520116010190565b60043567ffffffffffffffff811681036108b65790565b60643567ffffffffffffffff811681036108b65790565b60843567ffffffffffffffff811681036108b65790565b3567ffffffffffffffff811681036108b65790565b67ffffffffffffffff81116131c95760051b60200190565b604051906133bc602083613268565b5f80835282815b8281106133cf57505050565b6020906040516133de816131ad565b5f81525f83820152828285010152016133c3565b604051606091906134038382613268565b6002815291601f1901825f5b82811061341b57505050565b60209060405161342a816131ad565b5f81525f838201528282850101520161340f565b6060602091604081019381526040838201528451809452019201905f5b8181106134685750505090565b825180516001600160a01b03168552602090810151818601526040909401939092019160010161345b565b9163ffffffff9067ffffffffffffffff6040519360208501958652166040840152166060820152606081526134c9608082613268565b51902090565b60a43563ffffffff811681036108b65790565b60443563ffffffff811681036108b65790565b9067ffffffffffffffff8091169116019067ffffffffffffffff821161351757565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b60a4356fffffffffffffffffffffffffffffffff811681036108b65790565b356fffffffffffffffffffffffffffffffff811681036108b65790565b9060e08101916001600160a01b036135978261305b565b1682526001600160a01b036135ae6020830161305b565b16602083015260408101356040830152606081013560608301526fffffffffffffffffffffffffffffffff6135e560808301613190565b16608083015260a08101357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1823603018112156108b65781016020813591019367ffffffffffffffff82116108b6578160061b360385136108b657819060e060a086015252610100830193905f5b81811061367a5750505067ffffffffffffffff61367360c080930161309d565b1691015290565b9091946040806001928835815267ffffffffffffffff61369c60208b0161309d565b166020820152019601929101613653565b67ffffffffffffffff1667ffffffffffffffff81146135175760010190565b6080809180358452602081013560208501526fffffffffffffffffffffffffffffffff6136fb60408301613190565b166040850152606081013560608501520135910152565b80511561371f5760200190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b80516001101561371f5760400190565b805182101561371f5760209160051b010190565b9190820391821161351757565b9190820180921161351757565b60405160208101917fd87cd6ef79d4e2b95e15ce8abf732db51ec771f1ca2edccf22a46c729ac5647283527f5cf4489b80a82228145b74fb3e6c7294568cfd06c01141e4684efc41eafb8b7b60408301527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608301524660808301523060a083015260c082015260c081526134c960e082613268565b67ffffffffffffffff5f199116019067ffffffffffffffff821161351757565b9067ffffffffffffffff8091169116039067ffffffffffffffff821161351757565b9067ffffffffffffffff604051916001600160a01b036020840194168452166040820152604081526134c9606082613268565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156108b6570180359067ffffffffffffffff82116108b6576020019181360383136108b657565b67ffffffffffffffff81116131c957601f01601f191660200190565b3d1561392d573d90613914826138e7565b916139226040519384613268565b82523d5f602084013e565b606090565b9061393c91613d99565b90918161394881613e79565b61394f5750565b600167ffffffffffffffff910154167f0e9200a4000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6040516020810160443581526064359167ffffffffffffffff8316918284036108b65782604083015260843567ffffffffffffffff81168091036108b657606083015260a43563ffffffff81168091036108b657608083015260c43560a083015260e43560c08301526101043560e083015261012435610100830152610144359167ffffffffffffffff83168093036108b65767ffffffffffffffff926101208201526101208152613a3d61014082613268565b519020945460801c168111928315613a85575b505050613a5a5750565b7f66cb5cdb000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b909192505f52600360205260405f2091505f526020528060405f205414155f8080613a50565b909160405160208101908235825267ffffffffffffffff613b34610100602086019583613ad78861309d565b16604086015283613aea6040830161309d565b16606086015263ffffffff613b01606083016130c6565b166080860152608081013560a086015260a081013560c086015260c081013560e086015260e0810135828601520161309d565b166101208201526101208152613b4c61014082613268565b5190209267ffffffffffffffff80613b6384613380565b925460801c16911611918215613b7d575b5050613a5a5750565b9091505f52600360205267ffffffffffffffff613b9d60405f2092613380565b165f526020528060405f205414155f80613b74565b8181029291811591840414171561351757565b90600190613bd38184614dce565b805493837fbe641171b16973374519709ea4e1aa85c7a03d0a377adf96026f596d34d531bf60406001600160a01b036002860154941697889467ffffffffffffffff83519260801c1682526020820152a301805460ff8160401c16613d93577fffffffffffffffffffffffffffffffffffffffffffffff00ffffffffffffffff1668010000000000000000179055613cdf7f0000000000000000000000000000000000000000000000000000000000000000612710613cb67f000000000000000000000000000000000000000000000000000000000000000061ffff1683613bb2565b0490613cc06133f2565b9460405190613cce826131ad565b8152826020820152611d9a86613712565b60405190613cec826131ad565b5f82526020820152613cfd8361374c565b52613d078261374c565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b156108b657613d76925f92836040518096819582947fe7e4e40c0000000000000000000000000000000000000000000000000000000084526004840161343e565b03925af18015612c5057613d875750565b5f613d9191613268565b565b50505050565b9091613da58383613863565b92835f525f60205260405f209267ffffffffffffffff84541615613dc7575050565b906001600160a01b0367ffffffffffffffff927f135912cb000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b90613e159291613493565b90815f52600460205260405f2090815467ffffffffffffffff8160a01c1615908115613e6b575b50613e4357565b7fb8f6919b000000000000000000000000000000000000000000000000000000005f5260045ffd5b60ff915060e01c165f613e3c565b67ffffffffffffffff815460401c1615159081613e94575090565b67ffffffffffffffff91506001015416421190565b919060c435600282015560843567ffffffffffffffff811681036108b657815477ffffffffffffffffffffffffffffffffffffffffffffffff1660c09190911b7fffffffffffffffff000000000000000000000000000000000000000000000000161781556064359267ffffffffffffffff841684036108b657612c2d612be485613d919650613821565b9091613f416101846144c4565b9260a43563ffffffff8116908181036108b65750613f699363ffffffff16856101043561559a565b15613f715750565b7f33692d99000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9091613f416101646144c4565b613fb282614d66565b60443563ffffffff81168082141593846108b65761100082116142ab578054600167ffffffffffffffff808360801c1616019567ffffffffffffffff8711613517576024359167ffffffffffffffff8316978884141590816108b65767ffffffffffffffff16808a0361427c57506108b65760c01c906108b657846141518794614109614277978b957fc93c27ce24b1c6167dcc8e25f625710889a517e3af2aeda47bb95d8afe8667b79a5060028401958654606435986040519b6140768d613213565b8c5260208c01528260408c01528360608c015260808b01528760a08b015260843560c08b015260a43560e08b015267ffffffffffffffff42166101008b01526141038986907fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff77ffffffffffffffff0000000000000000000000000000000083549260801b169116179055565b506134f5565b77ffffffffffffffffffffffffffffffffffffffffffffffff7fffffffffffffffff00000000000000000000000000000000000000000000000083549260c01b169116179055565b5560405160208101906141e3816141d5868591909161010067ffffffffffffffff816101208401958051855282602082015116602086015282604082015116604086015263ffffffff60608201511660608601526080810151608086015260a081015160a086015260c081015160c086015260e081015160e0860152015116910152565b03601f198101835282613268565b519020855f52600360205260405f20875f5260205260405f2055506040519182918291909161010067ffffffffffffffff816101208401958051855282602082015116602086015282604082015116604086015263ffffffff60608201511660608601526080810151608086015260a081015160a086015260c081015160c086015260e081015160e0860152015116910152565b0390a3565b897f2ec87771000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b5090507f9c29288c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b61431c67ffffffffffffffff600181936142f281614353565b0154167f0000000000000000000000000000000000000000000000000000000000000000906134f5565b16804211156143285750565b7f2b358c82000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5467ffffffffffffffff8160401c161561436a5750565b67ffffffffffffffff907f2b358c82000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b5f6020919392936141d56144556144136143b987613380565b60405167ffffffffffffffff888201927fec597fc80674da4d2e1cf06873fc1e3a4211b4529e573601f156d174b3f79fb984521660408201528789013560608201526060815261440a608082613268565b5190209361378a565b92604051928391878301958690916042927f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201520190565b604051918291518091835e8101838152039060025afa15612c5057614495916144845f51926040810190613896565b906004600384015493015493615062565b1561449c57565b7f6f996f50000000000000000000000000000000000000000000000000000000005f5260045ffd5b604051906144d66020830180926136cc565b60a082526144e560c083613268565b6134c96021604051809360208201955f87525180918484015e81015f838201520301601f198101835282613268565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156108b6570180359067ffffffffffffffff82116108b657602001918160061b360383136108b657565b9061458c9161458661458061240e60a0850185614514565b9161378a565b91615206565b6101643514918215926145ca575b50506145a257565b7f6ea2d12a000000000000000000000000000000000000000000000000000000005f5260045ffd5b9091506145d6816138e7565b906145e46040519283613268565b808252602082019236828201116108b657815f926020928637830101525190206101843514155f8061459a565b919081101561371f5760061b0190565b905060a081019160406146348484614514565b9050119081156146c6575b5080156146a3575b6145a2575f5b6146578383614514565b905081101561469e57661fffffffffffff67ffffffffffffffff614690602061468a856146848989614514565b90614611565b01613380565b16116145a25760010161464d565b505050565b50643afff4417f67ffffffffffffffff6146bf60c08401613380565b1611614647565b6041915014155f61463f565b67ffffffffffffffff6147156001600160a01b03929493945f60806040516146f98161324c565b828152826020820152826040820152826060820152015261378a565b93541691604051936147268561324c565b8452166020830152604082015261ffff7f000000000000000000000000000000000000000000000000000000000000000016606082015261ffff7f000000000000000000000000000000000000000000000000000000000000000016608082015290565b908160209103126108b657516001600160a01b03811681036108b65790565b356001600160a01b03811681036108b65790565b90916040516147cb81613230565b5f8152602081015f81526060604083015281936040517f7dd56411000000000000000000000000000000000000000000000000000000008152606087013560048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa8015612c50576001600160a01b03915f916149d0575b501683525f52600260205260405f206001600160a01b03614876876147a9565b165f5260205260405f2054905260a084019060406148948387614514565b9050116149c857506148a98185949394614514565b949050601f196148d16148bb87613395565b966148c96040519889613268565b808852613395565b01366020870137604083019485527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316925f5b6149168484614514565b90508110156149c05761492d816146848686614514565b3590604051917fc2a2fde20000000000000000000000000000000000000000000000000000000083526004830152602082602481895afa8015612c50576001925f91614992575b506001600160a01b03614988838b5161375c565b911690520161490c565b6149b3915060203d81116149b9575b6149ab8183613268565b81019061478a565b5f614974565b503d6149a1565b509450505050565b925050915090565b6149e9915060203d6020116149b9576149ab8183613268565b5f614856565b929496919795939097614a178560a0830193614a0e61240e8686614514565b98898589615313565b600a811015614d395780614d2c57506fffffffffffffffffffffffffffffffff80614a4460808401613563565b169816978811614d1e5760405197614a5b896131ad565b898952614ae37f800000000000000000000000000000000000000000000000000000000000000060208b01985f8a52614a93856147a9565b90604051906001600160a01b03602083019360028552166040830152604087013560608301526060870135608083015260a082015260a08152614ad760c082613268565b5190201789868c614ec5565b602081015180831115614d0d5791614b0d918a87614b078e9f969d9e9c9d85613770565b9b61544c565b614b29614b21614b1c846147a9565b615558565b8a868d614ec5565b60208101805191929091614b41908a9060801c61377d565b602089015110614cfb5750614bdc936001600160a01b0393614b7e8d614bd7958e8a614b788f9e9f614b8399519060801b9061377d565b9361544c565b614514565b959096614bd7898d8d89886020612710614ba561ffff60608c0151168a613bb2565b0498614bce8a612710614bc061ffff6080860151168d613bb2565b049d8e99511687878a615831565b01511692615831565b613770565b9182614be8828661571b565b9160405f9701965b818110614c335750505050505050505103614c0b5751905f90565b7f84a4bbd6000000000000000000000000000000000000000000000000000000005f5260045ffd5b60018101958682116135175788968303614c7d5790614c77828d8d896001600160a01b03614c6f87614c6860019a8098613770565b9e5161375c565b511692615831565b01614bf0565b909550614ca367ffffffffffffffff614c9c602061468a8a878d614611565b1684613bb2565b958415614cce57614c776001928d8d896001600160a01b03614c6f8f9d614c688d8a92048098613770565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b9a505050505050505050505090600890565b505050505050505050505090600790565b505050505050505090600990565b9899975050505050505050565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b5467ffffffffffffffff8160401c1615801590614dbb575b614d855750565b67ffffffffffffffff907fef93597e000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b5067ffffffffffffffff81164211614d7e565b90602067ffffffffffffffff7f981503b9dcf5399729cd591b9b6471d4b388625ad9d017580a15cb4a508e8755926001614e6c82547fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff6fffffffffffffffff00000000000000004260401b16911617808455847f00000000000000000000000000000000000000000000000000000000000000009160401c166134f5565b9101908282541683821611614e88575b505416604051908152a2565b82167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161781555f614e7c565b5f1981146135175760010190565b909193929360405160c0810181811067ffffffffffffffff8211176131c9576040525f815260208101915f835260408201925f845260608301905f825260808401945f865260a08501955f8752859a6020890194614f258651888d615699565b93865160018101809111613517578095848b5260ff811686525f9060081c80155f14614fb4575050505050614f64614f5c84614eb7565b93878c615699565b80855215614c0b57614f7c8391614f86955190615867565b975b52519061377d565b80915211938415614f9c575b50505050614c0b57565b614fa79394506156b0565b905114155f808080614f92565b909297506002819c949c979297145f1461504857505050614fdf614fd785614eb7565b94888d615699565b8552614fed614fd785614eb7565b91855190831591821561503e575b821561501f575b5050614c0b576150178492614f869651615867565b809952614f7e565b9091508451610100039161010083116135175718901c15155f80615002565b8181149250614ffb565b929650945098506001915003614c0b5781614f8693614f7e565b9190939293604082036150f8576040806150a6925f978897868451978894602086019a8b528686013783019184830152606082015203016020810184520182613268565b51906101005afa6150b5613903565b816150ec575b816150c4575090565b600191506020815191015190602081106150dd57501490565b5f199060200360031b1b161490565b805160201491506150bb565b50505050505f90565b61510a82613395565b916151186040519384613268565b80835261512481613395565b91601f196020850193013684375f5b82811061518457505050604051908160208101918294519290925f5b81811061516b5750506134c9925003601f198101835282613268565b845183526020948501948694509092019160010161514f565b806151926001928585614611565b356151a3602061468a848888614611565b67ffffffffffffffff6040519160208301937f024607812b5b5184e33b088589de38c625c39575c41003d02e163955cb782e5685526040840152166060820152606081526151f2608082613268565b5190206151ff828861375c565b5201615133565b6134c9906141d59267ffffffffffffffff615220836147a9565b9261522d602082016147a9565b926fffffffffffffffffffffffffffffffff61524b60808401613563565b606061525960c08601613380565b946001600160a01b03604051988160208b019b7f1d090455ec7784a04b26e38a7e0212807cbda618db8c62ea195fabcfdaeec1a48d521660408b0152168289015260408101356080890152013560a08701521660c085015260e08401521661010082015261010081526152ce61012082613268565b51902060405192839160208301958690916042927f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201520190565b9290939193615324602082016147a9565b6001600160a01b03806020870151169116036154415761534660c08201613380565b67ffffffffffffffff806040870151169116106154365760a081019461536c8683614514565b9687159150811561542b575b811561540f575b506154035761539761539d916153a296519084615206565b916147a9565b615760565b156153fc576001600160a01b03825116156153f557906040015f5b8281106153cb575050505f90565b6001600160a01b036153de82845161375c565b5116156153ed576001016153bd565b505050600690565b5050600590565b5050600490565b50505050505050600390565b615424915061541e9084614514565b9061571b565b155f61537f565b604088119150615378565b505050505050600290565b505050505050600190565b9361545b919392508251615867565b91606082018051615477575b509061547392916156b0565b9052565b9294919390845194608081019485519760408301985b895189188160ff0360ff8111613517571c6154b0576154ab90614eb7565b61548d565b98506154bc898961587f565b15615546576154cc915190615895565b9694965b8751861115615534575f19860190868211613517576154f16041928961587f565b1561551b57604051906001825360018201525f6021820152205b948015613517575f1901946154d0565b60405190600182535f600183015260218201522061550b565b93965091945091925090615473615467565b6155509151615895565b9694966154d0565b6040516001600160a01b0360208201926001845216604082015260408152615581606082613268565b51902060011c90565b919081101561371f5760051b0190565b939092918281101561568f57915f1981019081116135175792945f92915b8184106155d557505050501591826155cf57505090565b14919050565b9092969395869592951561568357600180871614801561567a575b1561565357615610906156088986859a99979a61558a565b3560016158ae565b925b60018116158061564a575b1561562f5760011c9460011c94615612565b6001909794979691929593965b811c93811c940192916155b8565b5080151561561d565b61567460019161566c8a8786979a9b98969c999c61558a565b3590836158ae565b9661563c565b508686146155f0565b50505050925050505f90565b5050505050505f90565b919080821015614c0b576156ac9261558a565b3590565b92919080519160a060808301519201519094604051916001835360051b01928260051b840192610100031c905b8284106156ea5750505050565b9091929460208360051b16906001828401015260218635918303015260206041822095019160011c929192906156dd565b91905f925f915b80831061572e57505050565b90919361575760019167ffffffffffffffff615750602061468a8a888a614611565b169061377d565b94019190615722565b9290916041820361582957816040116108b657602081013592826040101561371f57604082013560f81c927f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a085118015615812575b61568f576020116108b6576020935f936080933590604051938452868401526040830152606082015282805260015afa15612c50576001600160a01b035f5116801515918261580357505090565b6001600160a01b031614919050565b50601b84141580156157b55750601c8414156157b5565b505050505f90565b92939190821561586057614b7861585561584d613d9197615558565b848488614ec5565b93602085015161377d565b5050505050565b604191604051915f8353600183015260218201522090565b9060ff039060ff8211613517576001911c161590565b6041916040519160018353600183015260218201522090565b9190916001146158e5577f4e487b71000000000000000000000000000000000000000000000000000000005f52605160045260245ffd5b6040519060208201927f0100000000000000000000000000000000000000000000000000000000000000845260218301526041820152604181526134c960618261326856' as const;
